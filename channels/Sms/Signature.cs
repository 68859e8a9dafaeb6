using System.Security.Cryptography;
using System.Text;

namespace BotApp.Channels.Sms;

/// <summary>
/// <c>X-Twilio-Signature</c>: base64 of HMAC-SHA1, keyed with the auth token, over the public URL followed by each
/// field's name and value in the order of the names (twilio.com/docs/usage/security). Where the URL has
/// <c>bodySHA256</c>, the fields are left out and the body must have that hash.
/// </summary>
public static class Signature
{
    const string BodyHash = "bodySHA256";

    public static string Of(string token, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in fields.Distinct()
            .OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
            signed.Append(name).Append(value);
        return Convert.ToBase64String(
#pragma warning disable CA5350 // SHA-1 is what Twilio signs with.
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    /// <param name="url">Public URL with the request target exactly as it came, not decoded and encoded again.</param>
    public static bool IsValid(string token, string? signature, string url, Fields fields)
    {
        var hash = BodyHashIn(url);
        if (signature is null || (hash is not null && !Same(hash, HashOf(fields.Body))))
            return false;
        return Urls(url).Any(candidate => Same(signature, Of(token, candidate, hash is null ? fields.All : [])));
    }

    /// <summary>Some senders sign the default port and some leave any port out: all spellings are tried.</summary>
    static IEnumerable<string> Urls(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start) is var found and >= 0 ? found : url.Length;
        var host = url[start..end];
        var port = host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? colon : -1;
        var bare = port < 0 ? host : host[..port];
        var usual = url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        string[] hosts = port < 0 ? [host, host + usual] : [host, bare];
        return hosts.Select(name => url[..start] + name + url[end..]);
    }

    static string? BodyHashIn(string url)
    {
        var query = url.IndexOf('?');
        return query < 0 ? null : Fields.Parse(Encoding.UTF8.GetBytes(url[(query + 1)..]))[BodyHash];
    }

    static string HashOf(ReadOnlyMemory<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body.Span));

    static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
