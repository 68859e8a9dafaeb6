using BotApp.Bot.Jobs;

namespace BotApp.Bot.Development;

/// <summary>
/// Lets time pass as it would have, only faster: in small steps, each with the jobs that fall into it.
/// </summary>
internal sealed class Passing(ShiftedClock clock, IServiceScopeFactory scopes)
{
    static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public async Task PassAsync(TimeSpan by, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        for (var passed = TimeSpan.Zero; passed < by;)
        {
            var step = by - passed < Step ? by - passed : Step;
            var before = clock.GetUtcNow();
            clock.Advance(step);
            passed += step;
            foreach (var job in Job.All.Where(job => passed == by || IsDue(job, before, clock.GetUtcNow())))
                await job.RunAsync(scope.ServiceProvider, cancellation);
        }
    }

    static bool IsDue(Job job, DateTimeOffset before, DateTimeOffset now) =>
        before.Ticks / job.Every.Ticks != now.Ticks / job.Every.Ticks;
}
