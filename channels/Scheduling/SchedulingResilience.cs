using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace BotApp.Channels.Scheduling;

/// <summary>
/// Patience with a scheduling API elsewhere, once for all turns. One quick second try: whatever changes something carries
/// a key, so that it is done once. After many faults nobody waits for a while.
/// </summary>
public sealed class SchedulingResilience(TimeProvider time)
{
    private static readonly PredicateBuilder<HttpResponseMessage> Outage = new PredicateBuilder<HttpResponseMessage>()
        .HandleResult(static response => response.StatusCode >= HttpStatusCode.InternalServerError)
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>();

    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; } =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(150),
                UseJitter = true,
                ShouldHandle = Outage,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                MinimumThroughput = 10,
                FailureRatio = 0.8,
                BreakDuration = TimeSpan.FromSeconds(10),
                ShouldHandle = Outage,
            })
            .AddTimeout(TimeSpan.FromSeconds(3))
            .Build();

    internal static bool IsOutage(Exception fault) =>
        fault is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException;

    /// <summary>It surely did not get there.</summary>
    internal static bool IsBefore(Exception fault) => fault is BrokenCircuitException or HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError,
    };
}
