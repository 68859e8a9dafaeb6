namespace BotApp.Infra.Scheduling;

/// <summary>
/// Wrong tries, by what was tried and by who tried it. They are counted for numbers that do not exist as well, so that
/// an answer does not tell which do; and by phone or conversation, never by network address.
/// </summary>
internal static class Attempts
{
    public static async Task<DateTimeOffset?> LockedUntilAsync(Occasion occasion, string subject, string caller)
    {
        var until = await occasion.Session.NumberAsync(
            "SELECT max(locked_until) FROM attempts WHERE subject IN ($1, $2)", subject, caller);
        return until > occasion.Now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(until) : null;
    }

    /// <returns>How many wrong tries there were lately, this one included.</returns>
    public static Task<long> CountAsync(Occasion occasion, string subject)
    {
        var (session, _, now, rules) = occasion;
        return session.NumberAsync(
            """
            INSERT INTO attempts (subject, wrong, last_at, locked_until)
            VALUES ($1, 1, $2, CASE WHEN $4 <= 1 THEN $5 ELSE 0 END)
            ON CONFLICT (subject) DO UPDATE SET
                wrong = CASE WHEN attempts.last_at <= $3 THEN 1 ELSE attempts.wrong + 1 END,
                locked_until = CASE WHEN attempts.last_at > $3 AND attempts.wrong + 1 >= $4 THEN $5 ELSE 0 END,
                last_at = $2
            RETURNING wrong
            """,
            subject, now, now.AddMinutes(-rules.LockMinutes), rules.LockAfter, now.AddMinutes(rules.LockMinutes));
    }
}
