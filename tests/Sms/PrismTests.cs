using System.Net;
using System.Text.Json.Nodes;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Sms;

/// <summary>
/// Our sender against a server made of Twilio's own OpenAPI document, which refuses what the document does not allow.
/// </summary>
public sealed class PrismTests
{
    [Fact]
    public async Task Twilio_s_own_description_accepts_what_we_send()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var prism = await Prism.StartAsync(NodePackages.Specification, cancellation);
        var sent = await Sender(prism.Address).SendAsync("+13055550123", new("¿Qué día?", ["el 4"], "es"), cancellation);
        Assert.Equal(Outcome.Accepted, sent.Outcome);
        Assert.StartsWith("SM", sent.ProviderId);
    }

    /// <summary>The server lets unknown fields pass, so their names are held against the document here.</summary>
    [Fact]
    public async Task Every_posted_field_is_in_Twilio_s_description()
    {
        NodePackages.SkipUnlessInstalled("@twilio/cli-core");
        var cancellation = TestContext.Current.CancellationToken;
        var specification = JsonNode.Parse(await File.ReadAllTextAsync(NodePackages.Specification, cancellation))!;
        var post = specification["paths"]!["/2010-04-01/Accounts/{AccountSid}/Messages.json"]!["post"]!;
        var form = post["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!;
        var known = form["schema"]!["properties"]!.AsObject();

        var posted = new Posted();
        var sender = Sender("http://api.example", posted);
        await sender.SendAsync("+13055550123", new("Hola", [], "es"), cancellation);

        Assert.Equal(["To", "From", "Body", "StatusCallback"], posted.Fields.All.Select(f => f.Key));
        Assert.All(posted.Fields.All, field => Assert.Contains(field.Key, known));
    }

    static ISender Sender(string apiBase, HttpMessageHandler? network = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "0123456789abcdef0123456789abcdef",
            ["Twilio:From"] = "+12025550100",
            ["Twilio:ApiBase"] = apiBase,
            ["Twilio:PublicUrl"] = "https://line.example",
        };
        var services = new ServiceCollection()
            .AddSms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (network is not null)
            services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => network));
        return services.BuildServiceProvider().GetRequiredService<ISender>();
    }

    sealed class Posted : HttpMessageHandler
    {
        public Fields Fields { get; private set; } = Fields.Parse([]);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Fields = Fields.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new(HttpStatusCode.Created) { Content = new StringContent("{}") };
        }
    }
}
