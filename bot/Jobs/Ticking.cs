using Quartz;

namespace BotApp.Bot.Jobs;

/// <summary>
/// Quartz ticks the jobs. They keep their state in the database, so the schedule itself need not be kept.
/// </summary>
internal static class Ticking
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddTransient<SendOutbox>();
        services.AddQuartz(quartz =>
        {
            foreach (var job in Job.All)
            {
                quartz.ScheduleJob<Tick>(
                    trigger => trigger.StartNow()
                        .WithSimpleSchedule(every => every.WithInterval(job.Every).RepeatForever()),
                    tick => tick.WithIdentity(job.Name));
            }
        });
        return services.AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
    }

    /// <summary>One run of one job; the next waits for its end.</summary>
    [DisallowConcurrentExecution]
    sealed class Tick(IServiceProvider services) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => new(
            Job.All.Single(job => job.Name == context.JobDetail.Key.Name).RunAsync(services, cancellationToken));
    }
}
