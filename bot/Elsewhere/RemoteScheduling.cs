using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Elsewhere;

/// <summary>
/// Appointments are made by an API elsewhere. No transaction ever waits for the network: the first time a turn wants
/// something done there, its transaction is given up, the request is made, and the turn runs once more with the outcome at
/// hand. That is safe because the core is pure, and nothing happens twice because each request has a key. Meanwhile the
/// conversation is claimed, so that its turns stay in order. README.md in this folder says why.
/// </summary>
internal sealed class RemoteScheduling(
    Claims claims, Scheduler own, RemoteEffects remote, IOptions<SchedulingOptions> options, TimeProvider time) : IScheduling
{
    public async Task<T> RunAsync<T>(
        string turn, string conversation, Func<Func<IErrand>, Task<T>> work, CancellationToken cancellation)
    {
        await using var claim = await claims.TakeAsync(conversation, cancellation);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.PatienceSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var outcomes = new List<(Wanted, Input)>();
        while (true)
        {
            try
            {
                return await work(() => new RemoteErrand(outcomes, own));
            }
            catch (WantedElsewhereException first)
            {
                outcomes.RemoveRange(first.Place, outcomes.Count - first.Place);
                outcomes.Add((first.Wanted, await remote.PerformAsync(first.Wanted, $"{turn} {first.Place}", both.Token)));
            }
        }
    }
}
