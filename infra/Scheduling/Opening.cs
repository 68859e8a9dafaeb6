using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Opens the days of the booking window at every office; a job calls it each day, a start once.</summary>
public sealed class Opening(Database database, TimeProvider clock)
{
    /// <returns>How many days were opened or marked as closed; none when all were there.</returns>
    public Task<int> OpenDaysAsync(CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {clock} {cancellation}");
}
