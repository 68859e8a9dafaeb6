namespace BotApp.Infra.Data;

/// <summary>
/// Running numbers by what they count and year. The first is 1001, so that all have four digits at least. On PostgreSQL
/// nobody waits for another's number, so that of work that came to nothing stays unused.
/// </summary>
internal static class Counters
{
    public static Task<long> NextAsync(Session session, string what, int year) => Next(session, what, year).AsTask();

    public static Asked<long> Next(Session session, string what, int year) =>
        session.AskFirst(session.NextNumber, static row => row.GetInt64(0), what, year);
}
