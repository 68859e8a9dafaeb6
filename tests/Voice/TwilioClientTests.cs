using System.Net;
using System.Text.Json.Nodes;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Channels.Voice;
using BotApp.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Voice;

public sealed class TwilioClientTests
{
    [Fact]
    public async Task Every_posted_field_is_in_Twilio_s_description_and_none_of_the_words_is_sent()
    {
        NodePackages.SkipUnlessInstalled("@twilio/cli-core");
        var cancellation = TestContext.Current.CancellationToken;
        var specification = JsonNode.Parse(await File.ReadAllTextAsync(NodePackages.Specification, cancellation))!;
        var post = specification["paths"]!["/2010-04-01/Accounts/{AccountSid}/Calls.json"]!["post"]!;
        var known = post["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!.AsObject();

        var posted = new Posted();
        var sent = await Caller(posted).SendAsync("+13055550123", new("Your appointment", [], "en") { Reference = "17" }, cancellation);

        Assert.Equal(new Sent(Outcome.Accepted, "CA1"), sent);
        Assert.Equal("/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json", posted.Path);
        Assert.All(posted.Fields.All, field => Assert.Contains(field.Key, known));
        Assert.Equal("https://line.example/voice/out?m=17", posted.Fields["Url"]);
        Assert.DoesNotContain(posted.Fields.All, field => field.Value.Contains("appointment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_address_to_ask_for_the_words_nobody_is_called_yet() => Assert.Equal(
        Outcome.Later, (await Caller(new Posted(), publicUrl: null)
            .SendAsync("+13055550123", new("", [], "en") { Reference = "17" }, TestContext.Current.CancellationToken)).Outcome);

    [Fact]
    public async Task Twilio_s_own_description_accepts_what_we_send()
    {
        NodePackages.SkipUnlessInstalled("@twilio/cli-core");
        var cancellation = TestContext.Current.CancellationToken;
        using var prism = await Prism.StartAsync(NodePackages.Specification, cancellation);
        var sent = await Caller(null, apiBase: prism.Address).SendAsync("+13055550123", new("", [], "en") { Reference = "17" }, cancellation);
        Assert.Equal(Outcome.Accepted, sent.Outcome);
        Assert.StartsWith("CA", sent.ProviderId);
    }

    static ISender Caller(HttpMessageHandler? network, string? publicUrl = "https://line.example", string apiBase = "http://api.example")
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "0123456789abcdef0123456789abcdef",
            ["Twilio:From"] = "+12025550100",
            ["Twilio:ApiBase"] = apiBase,
            ["Twilio:PublicUrl"] = publicUrl,
        }).Build();
        var services = new ServiceCollection().AddSms(settings).AddVoice(settings);
        if (network is not null)
            services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => network));
        return services.BuildServiceProvider().GetServices<ISender>().Single(sender => sender.Channel == "voice");
    }

    sealed class Posted : HttpMessageHandler
    {
        public Fields Fields { get; private set; } = Fields.Parse([]);

        public string Path { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Path = request.RequestUri!.AbsolutePath;
            Fields = Fields.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new(HttpStatusCode.Created) { Content = new StringContent("""{"sid":"CA1","status":"queued"}""") };
        }
    }
}
