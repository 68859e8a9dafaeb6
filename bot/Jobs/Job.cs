using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Jobs;

/// <summary>What runs by the clock, and how often. A plain method each: whoever ticks, calls it.</summary>
internal sealed record Job(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>In the order in which they run when several are due: first what frees a time, then what tells of it.</summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        new("expiry", TimeSpan.FromMinutes(1), (services, stop) => services.GetRequiredService<Expiry>().RunAsync(stop)),
        new("opening", TimeSpan.FromHours(6), (services, stop) => services.GetRequiredService<Opening>().OpenDaysAsync(stop)),
        new("outbox", TimeSpan.FromSeconds(5), (services, stop) => services.GetRequiredService<SendOutbox>().RunAsync(stop)),
        new("retention", TimeSpan.FromDays(1), (services, stop) => services.GetRequiredService<Retention>().RunAsync(stop)),
    ];
}
