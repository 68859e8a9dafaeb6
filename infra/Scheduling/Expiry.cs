using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Lets go what has run out: holds, old wrong tries, appointments of yesterday. A job calls it each minute. Seats that were
/// given back are opened by <see cref="Waitlist"/>, when it has found nobody for them.
/// </summary>
public sealed class Expiry(Database database, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancellation = default) => database.TransactAsync(async session =>
    {
        var now = clock.GetUtcNow();
        Holds.DropExpired(session, now);
        await session.ExecuteAsync("DELETE FROM attempts WHERE locked_until <= $1 AND last_at <= $2", now, now.AddDays(-1));
        return await session.ExecuteAsync(
            "UPDATE appointments SET state = 'past', changed_at = $1 WHERE state = 'active' AND start < $2",
            now, now.AddDays(-1));
    }, cancellation);
}
