using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BotApp.Channels.Sms;

/// <summary>
/// The fields of a posted form as they were sent. ASP.NET's own collection folds the case of names, which a signature
/// does not survive, and throws at bytes that are not text; this one does neither.
/// </summary>
public sealed class Fields
{
    /// <summary>Room for 16,000 characters of any script, percent-encoded. Twilio sends at most 1,600.</summary>
    const int Most = 256 * 1024;

    Fields(byte[] body, IReadOnlyList<KeyValuePair<string, string>> all) => (Body, All) = (body, all);

    /// <summary>In the order sent; a name may come twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All { get; }

    internal ReadOnlyMemory<byte> Body { get; }

    /// <summary>The first value of that name, null where there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in All)
            {
                if (key == name)
                    return value;
            }
            return null;
        }
    }

    public static Fields Parse(byte[] body) =>
        new(body, [.. Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)]);

    /// <summary>Reads the body once; whoever asks again gets the same fields.</summary>
    /// <returns>Null where the body is longer than any text message.</returns>
    public static async Task<Fields?> OfAsync(HttpContext http)
    {
        if (http.Features.Get<Fields>() is { } read)
            return read;
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int n; (n = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            if (body.Length + n > Most)
                return null;
            body.Write(buffer, 0, n);
        }
        var fields = Parse(body.ToArray());
        http.Features.Set(fields);
        return fields;
    }

    static KeyValuePair<string, string> Pair(string pair)
    {
        var at = pair.IndexOf('=');
        return at < 0
            ? new(WebUtility.UrlDecode(pair), "")
            : new(WebUtility.UrlDecode(pair[..at]), WebUtility.UrlDecode(pair[(at + 1)..]));
    }
}
