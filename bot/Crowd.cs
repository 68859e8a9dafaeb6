using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot;

/// <summary>How many turns this process is taking, and whether that is more than it can serve well.</summary>
internal sealed class Crowd(IOptions<BookingOptions> options)
{
    int count;

    /// <summary>One more would be too many.</summary>
    public bool IsFull => Volatile.Read(ref count) >= options.Value.MostTurns;

    /// <returns>False for one too many.</returns>
    public bool Enter() => Interlocked.Increment(ref count) <= options.Value.MostTurns;

    public void Leave() => Interlocked.Decrement(ref count);
}

/// <summary>
/// Turns of all channels, counted. When there are too many, nobody is kept waiting for times that cannot be looked for: they
/// are told so. Whoever holds a time books it, and what is booked can be found, moved and cancelled.
/// </summary>
internal sealed class CrowdedScheduling(IScheduling inner, Crowd crowd) : IScheduling
{
    public async Task<T> RunAsync<T>(
        string turn, string conversation, Func<Func<IErrand>, Task<T>> work, CancellationToken cancellation)
    {
        var whole = crowd.Enter();
        try
        {
            return await inner.RunAsync(
                turn, conversation, begin => work(whole ? begin : () => new ShortErrand(begin())), cancellation);
        }
        finally
        {
            crowd.Leave();
        }
    }

    /// <summary>Does all but look for times to book.</summary>
    sealed class ShortErrand(IErrand inner) : IErrand
    {
        public Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session, DateTimeOffset now) =>
            conversation.Goal is Goal.Book && effect is (Effect.FindTimes or Effect.HoldTime or Effect.JoinLine)
                ? Task.FromResult<Input>(new Input.Unreachable(Unsure: false, Full: true))
                : inner.PerformAsync(effect, conversation, session, now);

        public void Spoke(Conversation before, Conversation after) => inner.Spoke(before, after);
    }
}

internal static class CrowdHosting
{
    /// <summary>Around whatever makes the appointments: it comes last.</summary>
    public static IServiceCollection AddCrowd(this IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IScheduling));
        return services.AddSingleton<Crowd>().AddSingleton<IScheduling>(provider => new CrowdedScheduling(
            (IScheduling)(inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)),
            provider.GetRequiredService<Crowd>()));
    }
}
