namespace BotApp.Infra.Data;

/// <summary>Running numbers by what they count and year. The first is 1001, so that all have four digits at least.</summary>
internal static class Counters
{
    /// <param name="many">So many of them, of which the last is returned.</param>
    public static Task<long> NextAsync(Session session, string what, int year, int many = 1) =>
        session.NumberAsync(
            """
            INSERT INTO counters (what, year, last) VALUES ($1, $2, 1000 + $3)
            ON CONFLICT (what, year) DO UPDATE SET last = counters.last + $3
            RETURNING last
            """,
            what, year, many);
}
