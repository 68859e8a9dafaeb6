using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotApp.Channels.Activities;
using BotApp.Channels.BotConnector;
using BotApp.Tests.Fakes;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace BotApp.Tests.BotConnector;

/// <summary>Our proof of tokens beside Microsoft's own validator, on the same tokens of the same issuer.</summary>
public sealed class ValidatorTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    sealed record Case(string Name, bool Good, string? Header, string? ServiceUrl, string? ChannelId);

    [Fact]
    public async Task Ours_agrees_with_Microsoft_s_on_good_and_bad_tokens()
    {
        NodePackages.SkipUnlessInstalled("botframework-connector");
        await using var channel = await LocalChannel.StartAsync();
        var cases = Cases(channel).ToList();
        var lines = cases.Select(one => JsonSerializer.Serialize(new
        {
            header = one.Header ?? "",
            activity = new { type = "message", serviceUrl = one.ServiceUrl, channelId = one.ChannelId },
            metadata = channel.Metadata,
            appId = LocalChannel.AppId,
        }));
        var theirs = await NodePackages.RunAsync("BotConnector/validator.cjs", lines, Cancellation);

        for (var i = 0; i < cases.Count; i++)
        {
            var ours = await Tokens(channel).AreGoodAsync(cases[i].Header, Activity(cases[i]), Cancellation);
            Assert.True(ours == cases[i].Good, $"{cases[i].Name}: ours says {ours}");
            Assert.True(theirs[i] == $$"""{"good":{{(cases[i].Good ? "true" : "false")}}}""", $"{cases[i].Name}: theirs says {theirs[i]}");
        }
    }

    [Fact]
    public async Task Each_token_alone_is_judged_right()
    {
        await using var channel = await LocalChannel.StartAsync();
        foreach (var one in Cases(channel))
            Assert.True(one.Good == await Tokens(channel).AreGoodAsync(one.Header, Activity(one), Cancellation), one.Name);
    }

    [Fact]
    public async Task Without_an_app_only_Development_is_open()
    {
        await using var channel = await LocalChannel.StartAsync();
        var nobody = new MicrosoftAppOptions { OpenIdMetadata = channel.Metadata };
        Assert.True(await Tokens(channel, nobody, "Development").AreGoodAsync(null, new(), Cancellation));
        Assert.False(await Tokens(channel, nobody, "Production").AreGoodAsync(null, new(), Cancellation));
        Assert.False(await Tokens(channel, nobody, "Production").AreGoodAsync($"Bearer {channel.Token(Now, audience: "")}", new(), Cancellation));
        Assert.False(await Tokens(channel, environment: "Development").AreGoodAsync(null, new(), Cancellation));
    }

    [Fact]
    public async Task An_issuer_that_cannot_be_asked_is_no_forged_token()
    {
        await using var channel = await LocalChannel.StartAsync();
        var tokens = Tokens(channel, new() { Id = LocalChannel.AppId, OpenIdMetadata = $"{channel.Url}/nothing-here" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => tokens.AreGoodAsync($"Bearer {channel.Token(Now)}", new(), Cancellation));
    }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    static IEnumerable<Case> Cases(LocalChannel channel)
    {
        const string Teams = "msteams";
        var (url, now) = (channel.Url, Now);
        string Bearer(string token) => $"Bearer {token}";
        yield return new("good", true, Bearer(channel.Token(now)), url, Teams);
        yield return new("scheme in small letters", false, $"bearer {channel.Token(now)}", url, Teams);
        yield return new("signed with SHA-512", true, Bearer(channel.Token(now, algorithm: SecurityAlgorithms.RsaSha512)), url, Teams);
        yield return new("ended four minutes ago", true, Bearer(channel.Token(now, fromMinutes: -60, untilMinutes: -4)), url, Teams);
        yield return new("ended six minutes ago", false, Bearer(channel.Token(now, fromMinutes: -60, untilMinutes: -6)), url, Teams);
        yield return new("begins in four minutes", true, Bearer(channel.Token(now, fromMinutes: 4)), url, Teams);
        yield return new("begins in six minutes", false, Bearer(channel.Token(now, fromMinutes: 6)), url, Teams);
        yield return new("another issuer", false, Bearer(channel.Token(now, issuer: "https://issuer.example")), url, Teams);
        yield return new("meant for another app", false, Bearer(channel.Token(now, audience: "somebody")), url, Teams);
        yield return new("another service address", false, Bearer(channel.Token(now, serviceUrl: "https://other.example")), url, Teams);
        yield return new("no service address", false, Bearer(channel.Token(now, hasUrl: false)), url, Teams);
        yield return new("channel not endorsed", false, Bearer(channel.Token(now)), url, "slack");
        yield return new("channel in other letters", false, Bearer(channel.Token(now)), url, "MSTeams");
        yield return new("no channel named", true, Bearer(channel.Token(now)), url, null);
        yield return new("key without endorsements", true, Bearer(channel.Token(now, by: channel.Unendorsed)), url, "slack");
        yield return new("a stranger's key", false, Bearer(channel.Token(now, by: Stranger("endorsed"))), url, Teams);
        yield return new("a key that nobody knows", false, Bearer(channel.Token(now, by: Stranger("unknown"))), url, Teams);
        yield return new("not signed", false, Bearer(channel.Token(now, proven: false)), url, Teams);
        yield return new("signed with the public key as a password", false, Bearer(Confused(channel, now)), url, Teams);
        yield return new("cut short", false, Bearer(channel.Token(now)[..^6]), url, Teams);
        yield return new("no token", false, "Bearer", url, Teams);
        yield return new("two tokens", false, $"Bearer {channel.Token(now)} {channel.Token(now)}", url, Teams);
        yield return new("another scheme", false, $"Basic {channel.Token(now)}", url, Teams);
        yield return new("no header", false, null, url, Teams);
        yield return new("rubbish", false, "Bearer \u0000.é.{}", url, Teams);
    }

    static RsaSecurityKey Stranger(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>The old trick: HS256 with the public key, which everybody has, as its secret.</summary>
    static string Confused(LocalChannel channel, DateTimeOffset now)
    {
        var secret = Encoding.ASCII.GetBytes(((RsaSecurityKey)channel.Endorsed).Rsa.ExportRSAPublicKeyPem());
        return channel.Token(now, by: new SymmetricSecurityKey(secret) { KeyId = "endorsed" }, algorithm: SecurityAlgorithms.HmacSha256);
    }

    static Activity Activity(Case one) => new() { Type = "message", ServiceUrl = one.ServiceUrl, ChannelId = one.ChannelId };

    static ChannelTokens Tokens(LocalChannel channel, MicrosoftAppOptions? app = null, string environment = "Production") => new(
        new HttpClient(), Options.Create(app ?? new() { Id = LocalChannel.AppId, Password = "password", OpenIdMetadata = channel.Metadata }),
        new HostingEnvironment { EnvironmentName = environment }, TimeProvider.System);
}
