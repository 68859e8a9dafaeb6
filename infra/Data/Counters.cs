namespace BotApp.Infra.Data;

/// <summary>
/// Running numbers by what they count and year. The first is 1001, so that all have four digits at least. On PostgreSQL
/// nobody waits for another's number, so that of work that came to nothing stays unused.
/// </summary>
internal static class Counters
{
    public static Task<long> NextAsync(Session session, string what, int year) =>
        session.NumberAsync(session.NextNumber, what, year);
}
