using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace BotApp.Infra.Translation;

/// <summary>
/// A person waits: two quick second tries, and none where the service says to come back later than they will.
/// </summary>
internal sealed class Patience(TimeSpan longest) : RetryPolicy(
    maxRetries: 2, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(150), longest / 2))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        base.ShouldRetry(message, exception) && IsSoon(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        await base.ShouldRetryAsync(message, exception) && IsSoon(message);

    private bool IsSoon(HttpMessage message) => !message.HasResponse || (After(message.Response) ?? TimeSpan.Zero) < longest / 2;

    /// <summary>The seconds of <c>Retry-After</c>, the only form that the service uses.</summary>
    public static TimeSpan? After(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var said) && int.TryParse(said, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(seconds) : null;
}
