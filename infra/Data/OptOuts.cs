namespace BotApp.Infra.Data;

/// <summary>Phones that want no messages from us. Their appointments stand.</summary>
public static class OptOuts
{
    public static async Task<bool> HasAsync(Session session, string phone) =>
        await session.NumberAsync("SELECT count(*) FROM opt_outs WHERE phone = $1", phone) > 0;

    /// <summary>Nothing can be told to it: it wants no texts, and has not asked to be called since.</summary>
    public static async Task<bool> MutesAsync(Session session, string phone) => await session.NumberAsync(
        "SELECT count(*) FROM opt_outs x WHERE phone = $1 AND NOT EXISTS (SELECT 1 FROM call_me y WHERE y.phone = x.phone)", phone) > 0;

    public static Task AddAsync(Session session, string phone, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO opt_outs (phone, since) VALUES ($1, $2) ON CONFLICT (phone) DO NOTHING", phone, now);

    public static Task RemoveAsync(Session session, string phone) =>
        session.ExecuteAsync("DELETE FROM opt_outs WHERE phone = $1", phone);
}
