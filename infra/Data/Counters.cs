namespace BotApp.Infra.Data;

/// <summary>Running numbers by what they count and year. The first is 1001, so that all have four digits at least.</summary>
internal static class Counters
{
    public static Task<long> NextAsync(Session session, string what, int year) =>
        session.NumberAsync(
            """
            INSERT INTO counters (what, year, last) VALUES ($1, $2, 1001)
            ON CONFLICT (what, year) DO UPDATE SET last = counters.last + 1
            RETURNING last
            """,
            what, year);
}
