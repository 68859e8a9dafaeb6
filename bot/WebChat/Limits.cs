using System.Threading.RateLimiting;
using BotApp.Channels.WebChat;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// How often one may begin and speak. Generous: it is to keep a runaway program from others' turns, not people from
/// theirs. By process, since it need not be exact.
/// </summary>
internal sealed class Limits(IOptions<WebChatOptions> options) : IDisposable
{
    readonly PartitionedRateLimiter<string> starts = Each(options.Value.StartsAMinute);
    readonly PartitionedRateLimiter<string> messages = Each(options.Value.MessagesAMinute);

    /// <returns>Null when it is allowed; else the seconds to wait.</returns>
    public int? Start(HttpContext http) => Take(starts, Scheduling.Limits.Network(http.Connection.RemoteIpAddress));

    /// <inheritdoc cref="Start"/>
    public int? Speak(string chat) => Take(messages, chat);

    public void Dispose()
    {
        starts.Dispose();
        messages.Dispose();
    }

    static int? Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
    }

    /// <summary>A bucket of a minute's worth, refilled each second; idle ones are dropped by the limiter itself.</summary>
    static PartitionedRateLimiter<string> Each(int aMinute) => PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = aMinute,
            TokensPerPeriod = Math.Max(1, aMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(aMinute >= 60 ? 1 : 60.0 / aMinute),
            QueueLimit = 0,
        }));
}
