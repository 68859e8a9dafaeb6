using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Scheduling;

/// <summary>Who a key belongs to.</summary>
internal sealed class KeyRing(IOptions<ApiOptions> options)
{
    const string Scheme = "Bearer ";
    const int Longest = 256;

    readonly (byte[] Hash, Caller Caller)[] keys =
    [
        .. options.Value.Keys.Select(key => (
            Convert.FromHexString(key.Value.Sha256),
            new Caller(key.Key, key.Value.Kind!.Value, key.Value.Kind is Role.Office ? key.Value.Office : null))),
    ];

    /// <returns>Null when there is no key in the request, or none that is known.</returns>
    public Caller? Find(HttpRequest request)
    {
        if (Presented(request) is not { Length: > 0 and <= Longest } presented)
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        Caller? found = null;
        // All of them, so that the time it takes tells nothing.
        foreach (var (known, caller) in keys)
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                found = caller;
        return found;
    }

    /// <summary>What a key looks like, and what is kept of it.</summary>
    public static (string Key, string Sha256) New()
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }

    /// <summary>RFC 6750, section 2.1.</summary>
    static string? Presented(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim() : null;
}
