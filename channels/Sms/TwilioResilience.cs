using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace BotApp.Channels.Sms;

/// <summary>
/// Patience with Twilio, once for all senders. One quick second try, only where the first surely sent nothing: a
/// request that may have arrived is the outbox's to repeat. After many faults nobody waits for a while.
/// </summary>
public sealed class TwilioResilience(TimeProvider time)
{
    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; } =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(250),
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .HandleResult(r => r.StatusCode == HttpStatusCode.TooManyRequests)
                    .Handle<HttpRequestException>(e => e.HttpRequestError
                        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                MinimumThroughput = 10,
                FailureRatio = 0.8,
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .HandleResult(r => r.StatusCode >= HttpStatusCode.InternalServerError)
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();

    internal static bool IsOutage(Exception fault) =>
        fault is HttpRequestException or TimeoutRejectedException or BrokenCircuitException;
}
