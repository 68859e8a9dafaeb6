using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotApp.Channels.Scheduling;
using Microsoft.Net.Http.Headers;

namespace BotApp.Bot.Scheduling;

/// <summary>Answers that anybody may keep for a moment, each with a tag by which it is told whether it has changed.</summary>
internal static partial class Reading
{
    /// <summary>Open times are news for a few seconds; who wants one holds it, and is told then.</summary>
    public static readonly TimeSpan News = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan Lasting = TimeSpan.FromHours(1);

    /// <summary>200 with a tag, or 304 to who has it already (RFC 9110, section 13).</summary>
    public static IResult Keep<T>(HttpContext http, T answer, TimeSpan good)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, typeof(T), SchedulingJson.Default);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { Public = true, MaxAge = good };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known == EntityTagHeaderValue.Any || known.Compare(tag, false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }

    /// <returns>How many come together; null where that cannot be.</returns>
    public static int? People(string? said) => said switch
    {
        null => 1,
        [>= '1' and <= '6'] => said[0] - '0',
        _ => null,
    };

    [GeneratedRegex(@"\A[0-9]{5}\z")]
    public static partial Regex Zip();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    public static partial Regex OfficeCode();

    /// <summary>An appointment's, as <c>Wire.Forms</c> has it for bodies.</summary>
    [GeneratedRegex(@"\A[A-Z]{3}-[0-9]{2}-[0-9]{4,9}\z")]
    public static partial Regex Number();

    /// <summary>A conversation's identifier, likewise.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._~-]{1,64}\z")]
    public static partial Regex Conversation();
}
