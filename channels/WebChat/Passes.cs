using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotApp.Channels.WebChat;

/// <summary>
/// What a page may do: speak in one chat as one person. Written as a JSON Web Token with HMAC-SHA256 (RFC 7519), because
/// Direct Line clients look into theirs for the user's identifier.
/// </summary>
/// <param name="Use"><see cref="Talk"/> for requests; <see cref="Listen"/> for the address of a web socket, which ends up
/// in logs and so is short-lived and good for nothing else; <see cref="Return"/> for the cookie of our own page.</param>
public sealed record Pass(string Chat, string Person, string Use = Pass.Talk)
{
    public const string Talk = "talk", Listen = "listen", Return = "return";
}

public enum Standing { Valid, Expired, Forged }

/// <summary>Writes passes and proves them.</summary>
public sealed partial class Passes(byte[] key, TimeProvider time)
{
    /// <summary>Longer ones are not read at all. A person of 128 letters of any alphabet, escaped, has room in it.</summary>
    const int Longest = 2048;

    static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public string Write(Pass pass, TimeSpan life)
    {
        var now = time.GetUtcNow();
        var claims = new Claims(
            pass.Chat, pass.Person, pass.Use, now.ToUnixTimeSeconds(), (now + life).ToUnixTimeSeconds());
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, ClaimsJson.Default.Claims);
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <returns>The pass where it is valid; one for another use, or of another key, is forged.</returns>
    public (Pass? Pass, Standing Standing) Read(string token, string use)
    {
        if (token.Length > Longest || token.Split('.') is not [var header, var payload, var signature]
            || header != Header || !IsSigned($"{header}.{payload}", signature))
            return (null, Standing.Forged);
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), ClaimsJson.Default.Claims)!;
        if (claims.Use != use)
            return (null, Standing.Forged);
        return time.GetUtcNow().ToUnixTimeSeconds() < claims.Exp
            ? (new(claims.Conv, claims.User, claims.Use), Standing.Valid)
            : (null, Standing.Expired);
    }

    bool IsSigned(string signed, string signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Base64Url.IsValid(signature, out var length) && length == given.Length
            && Base64Url.TryDecodeFromChars(signature, given, out _)
            && CryptographicOperations.FixedTimeEquals(given, Sign(signed));
    }

    byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    internal sealed record Claims(string Conv, string User, string Use, long Nbf, long Exp);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Claims))]
    internal sealed partial class ClaimsJson : JsonSerializerContext;
}
