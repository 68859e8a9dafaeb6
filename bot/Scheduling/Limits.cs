using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BotApp.Channels.Scheduling;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// Heavy callers are slowed, not people: reading without a key is counted by address, a key by its holder, and a line of
/// our own not at all. Each process counts for itself, so several of them allow several times as much.
/// </summary>
internal static class Limits
{
    public const string Named = "scheduling";

    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ApiOptions>>((forwarded, api) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            foreach (var proxy in api.Value.Proxies)
                if (IPAddress.TryParse(proxy, out var address))
                    forwarded.KnownProxies.Add(address);
                else
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        });
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Named, Partition);
            limiter.OnRejected = RefuseAsync;
        });
    }

    static RateLimitPartition<string> Partition(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value;
        return http.RequestServices.GetRequiredService<KeyRing>().Find(http.Request) switch
        {
            { IsLine: true } => RateLimitPartition.GetNoLimiter("line"),
            { } caller => Bucket($"key {caller.Name}", options.CallsAMinute),
            null => Bucket($"address {Network(http.Connection.RemoteIpAddress)}", options.ReadsAMinute),
        };
    }

    /// <summary>As many at once as in a minute; then they come back one by one, or a hundredth at a time.</summary>
    static RateLimitPartition<string> Bucket(string name, int aMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(name, _ =>
        {
            var together = Math.Max(1, aMinute / 100);
            return new()
            {
                TokenLimit = aMinute,
                TokensPerPeriod = together,
                ReplenishmentPeriod = TimeSpan.FromMinutes((double)together / aMinute),
            };
        });

    /// <summary>One subscriber has a whole /64 of IPv6.</summary>
    public static string Network(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";

    static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(StatusCodes.Status429TooManyRequests, Failures.TooManyRequests,
            $"Too many requests: try again in {seconds} s.").ExecuteAsync(context.HttpContext);
    }
}
