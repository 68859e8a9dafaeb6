using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Lets go what has run out: holds, seats that have cooled, appointments that are past. A job calls it each minute.</summary>
public sealed class Expiry(Database database, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {clock} {cancellation}");
}
