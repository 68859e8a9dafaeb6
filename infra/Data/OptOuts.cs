namespace BotApp.Infra.Data;

/// <summary>Phones that want no messages from us. Their appointments stand.</summary>
public static class OptOuts
{
    public static async Task<bool> HasAsync(Session session, string phone) =>
        await session.NumberAsync("SELECT count(*) FROM opt_outs WHERE phone = $1", phone) > 0;

    public static Task AddAsync(Session session, string phone, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO opt_outs (phone, since) VALUES ($1, $2) ON CONFLICT (phone) DO NOTHING", phone, now);

    public static Task RemoveAsync(Session session, string phone) =>
        session.ExecuteAsync("DELETE FROM opt_outs WHERE phone = $1", phone);
}
