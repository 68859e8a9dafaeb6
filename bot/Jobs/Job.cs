using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Jobs;

/// <summary>What runs by the clock, and how often. A plain method each: whoever ticks, calls it.</summary>
internal sealed record Job(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>It frees or passes on times: <c>Booking:PassOnSeconds</c> says how often.</summary>
    public bool PassesOn { get; init; }

    /// <summary>
    /// In the order in which they run when several are due: first what frees a time, then what tells of it.
    /// </summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        Of<Waitlist>("waitlist", TimeSpan.FromMinutes(1), (waitlist, stop) => waitlist.RunAsync(stop)) with { PassesOn = true },
        Of<Expiry>("expiry", TimeSpan.FromMinutes(1), (expiry, stop) => expiry.RunAsync(stop)) with { PassesOn = true },
        Of<Opening>("opening", TimeSpan.FromHours(6), (opening, stop) => opening.OpenDaysAsync(stop)),
        new("text back", TimeSpan.FromMinutes(1), (services, stop) => services.GetService<Crowd>() is { IsFull: true }
            ? Task.CompletedTask : services.GetRequiredService<TextBack>().RunAsync(stop)),
        Of<TellChats>("chats", TimeSpan.FromSeconds(15), (chats, stop) => chats.RunAsync(stop)),
        Of<SendOutbox>("outbox", TimeSpan.FromSeconds(5), (outbox, stop) => outbox.RunAsync(stop)),
        Of<Retention>("retention", TimeSpan.FromDays(1), (retention, stop) => retention.RunAsync(stop)),
    ];

    static Job Of<T>(string name, TimeSpan every, Func<T, CancellationToken, Task> run) where T : notnull =>
        new(name, every, (services, stop) => run(services.GetRequiredService<T>(), stop));
}
