using BotApp.Channels.Activities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BotApp.Channels.BotConnector;

/// <summary>
/// Proves that an activity comes from a channel of the Bot Framework, as Microsoft's own validator does: signed by a key
/// of the issuer, meant for our app, five minutes of skew, its <c>serviceurl</c> that of the activity, and where the key
/// has endorsements, the activity's channel among them.
/// See "Authenticate requests from the Bot Connector service to your bot" in the Bot Framework's REST documentation.
/// </summary>
public sealed class ChannelTokens
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    readonly MicrosoftAppOptions app;
    readonly ConfigurationManager<OpenIdConnectConfiguration> issuer;
    readonly TimeProvider time;
    readonly bool open;

    /// <param name="http">Fetches the issuer's keys.</param>
    public ChannelTokens(
        HttpClient http, IOptions<MicrosoftAppOptions> options, IHostEnvironment environment, TimeProvider time)
    {
        (app, this.time) = (options.Value, time);
        open = !app.IsKnown && environment.IsDevelopment();
        issuer = new(app.OpenIdMetadata, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http)
        {
            RequireHttps = app.OpenIdMetadata.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
        });
    }

    /// <param name="authorization">The header <c>Authorization</c>.</param>
    /// <exception cref="InvalidOperationException">The issuer cannot be asked for its keys.</exception>
    public async Task<bool> AreGoodAsync(string? authorization, Activity activity, CancellationToken cancellation)
    {
        if (open)
            return true;
        if (!app.IsKnown || authorization?.Split(' ') is not ["Bearer", { Length: > 0 } token])
            return false;
        // Asked first, for an issuer that is out of reach must not look like a forged token.
        var keys = (await issuer.GetConfigurationAsync(cancellation)).JsonWebKeySet;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = app.Issuer,
            ValidAudience = app.Id,
            ValidAlgorithms = Algorithms,
            ConfigurationManager = issuer, // Which is asked again for a key that it does not know yet, now and then.
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsInItsTime,
        });
        return result.IsValid && Fits((JsonWebToken)result.SecurityToken, activity, keys);
    }

    bool IsInItsTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + Skew && (notBefore is not { } start || now >= start - Skew);
    }

    static bool Fits(JsonWebToken token, Activity activity, JsonWebKeySet keys) =>
        token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) && serviceUrl == activity.ServiceUrl
        && IsEndorsed(keys.Keys.FirstOrDefault(key => key.Kid == token.Kid), activity.ChannelId);

    static bool IsEndorsed(JsonWebKey? key, string? channel) =>
        key is null || !key.AdditionalData.TryGetValue("endorsements", out var endorsements)
        || string.IsNullOrEmpty(channel) || Words(endorsements).Contains(channel, StringComparer.Ordinal);

    static IEnumerable<string> Words(object endorsements) => endorsements switch
    {
        System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Array } list =>
            list.EnumerateArray().Select(one => one.ToString()),
        System.Collections.IEnumerable list and not string => list.Cast<object?>().Select(one => $"{one}"),
        var one => [$"{one}"],
    };
}
