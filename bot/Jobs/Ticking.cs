using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Quartz;

namespace BotApp.Bot.Jobs;

/// <summary>
/// Quartz ticks the jobs. On SQLite, which has one process, the schedule is in memory; on PostgreSQL it is in the
/// database, so that of many processes one runs a job, and another goes on when that one dies.
/// </summary>
internal static partial class Ticking
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTransient<SendOutbox>().AddTransient<TellChats>();
        var passing = TimeSpan.FromSeconds(
            (configuration.GetSection("Booking").Get<BookingOptions>() ?? new()).PassOnSeconds);
        services.AddQuartz(quartz =>
        {
            if (Database.IsShared(configuration))
                quartz.UsePersistentStore(Share);
            foreach (var job in Job.All)
            {
                quartz.ScheduleJob<Tick>(
                    trigger => trigger.WithIdentity(job.Name).StartNow()
                        .WithSimpleSchedule(every => every.WithInterval(job.PassesOn ? passing : job.Every).RepeatForever()
                            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)),
                    tick => tick.WithIdentity(job.Name));
            }
        });
        // A process that starts adds itself to a schedule that runs: it does not begin it anew.
        services.Configure<QuartzOptions>(
            options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        return services.AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
    }

    // A process that dies in the middle of a job, or with one that it was about to begin, is missed after fifteen seconds,
    // and after twenty at most another goes on.
    static void Share(IPersistentStoreBuilder store)
    {
        store.UsePostgres(data => data.DataSourceFactory = services => services.GetRequiredService<Database>().Shared!);
        store.UseSystemTextJsonSerializer();
        store.ProvisionSchema();
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(5);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
        });
        store.ConfigureStore(options =>
        {
            options.StoreJobDataAsStrings = true;
            options.DbRetryInterval = TimeSpan.FromSeconds(2);
        });
    }

    /// <summary>One run of one job; the next waits for its end, in whichever process it is due.</summary>
    [DisallowConcurrentExecution]
    sealed class Tick(IServiceProvider services, ILogger<Tick> log) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => new(
            RunAsync(Job.All.Single(job => job.Name == context.JobDetail.Key.Name), services, log, cancellationToken));
    }

    /// <summary>A job that fails is run again when it is due. Quartz would log the exception whole.</summary>
    internal static async Task RunAsync(Job job, IServiceProvider services, ILogger log, CancellationToken cancellation)
    {
        try
        {
            await job.RunAsync(services, cancellation);
        }
        catch (DatabaseUnavailableException)
        {
            LogAway(log, job.Name);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogFault(log, job.Name, fault.GetType().Name, fault.StackTrace);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer: {Job} waits until it is due again.")]
    static partial void LogAway(ILogger log, string job);

    // An exception's message may quote what was said; its type and place do not.
    [LoggerMessage(LogLevel.Error, "The job {Job} failed with {Fault}.\n{Place}")]
    static partial void LogFault(ILogger log, string job, string fault, string? place);
}
