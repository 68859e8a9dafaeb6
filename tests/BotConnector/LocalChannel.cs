using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotApp.Tests.BotConnector;

/// <summary>
/// A channel of the Bot Framework on this machine, with what Microsoft has around one: the issuer of its tokens, the
/// authority that gives us ours, and the address for answers.
/// </summary>
public sealed class LocalChannel : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Issuer = "https://api.botframework.com";

    readonly WebApplication app;
    readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "endorsed" }, plain = new(RSA.Create(2048)) { KeyId = "plain" };

    LocalChannel(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();
    public string Metadata => $"{Url}/.well-known/openidconfiguration";
    public SecurityKey Endorsed => key;
    public SecurityKey Unendorsed => plain;

    /// <summary>The answers that came: path, authorization, activity.</summary>
    public ConcurrentQueue<(string Path, string Authorization, JsonNode Activity)> Answers { get; } = new();

    /// <summary>What the next answers get, in order; then 200 with nothing in it.</summary>
    public Queue<int> Fates { get; } = new();

    public int Logins { get; private set; }

    public static async Task<LocalChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var channel = new LocalChannel(builder.Build());
        channel.Map();
        await channel.app.StartAsync();
        return channel;
    }

    public string Token(
        DateTimeOffset now, string issuer = Issuer, string audience = AppId, string? serviceUrl = null, SecurityKey? by = null,
        string algorithm = SecurityAlgorithms.RsaSha256, int fromMinutes = -1, int untilMinutes = 60, bool proven = true, bool hasUrl = true) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(fromMinutes).UtcDateTime,
            Expires = now.AddMinutes(untilMinutes).UtcDateTime,
            Claims = hasUrl ? new Dictionary<string, object> { ["serviceurl"] = serviceUrl ?? Url } : null,
            SigningCredentials = proven ? new(by ?? key, algorithm) : null,
        });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    void Map()
    {
        app.MapGet("/.well-known/openidconfiguration", () => new
        {
            issuer = Issuer,
            jwks_uri = $"{Url}/keys",
            id_token_signing_alg_values_supported = new[] { "RS256" },
        });
        app.MapGet("/keys", () => new { keys = new[] { Public(key, ["msteams", "webchat"]), Public(plain, null) } });
        app.MapPost("/{tenant}/oauth2/v2.0/token", LoginAsync);
        app.MapPost("/v3/conversations/{conversation}/activities/{id?}", (Delegate)TakeAsync);
    }

    async Task<IResult> LoginAsync(string tenant, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        Logins++;
        return form["client_id"] == AppId && form["client_secret"] == "password" && form["grant_type"] == "client_credentials"
            ? Results.Json(new { access_token = $"{tenant}-{Logins}", expires_in = 3600, token_type = "Bearer" })
            : Results.Json(new { error = "invalid_client" }, statusCode: 401);
    }

    async Task<IResult> TakeAsync(HttpContext http)
    {
        var activity = (await JsonNode.ParseAsync(http.Request.Body))!;
        Answers.Enqueue((http.Request.Path + http.Request.QueryString, http.Request.Headers.Authorization.ToString(), activity));
        var fate = Fates.TryDequeue(out var next) ? next : 200;
        if (fate == 429)
            http.Response.Headers.RetryAfter = "0";
        return Results.StatusCode(fate);
    }

    static Dictionary<string, object> Public(RsaSecurityKey key, string[]? endorsements)
    {
        var numbers = key.Rsa.ExportParameters(false);
        Dictionary<string, object> jwk = new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null)
            jwk["endorsements"] = endorsements;
        return jwk;
    }
}
