using System.Text.Json.Nodes;
using System.Xml.Linq;
using BotApp.Tests.Content;
using BotApp.Tests.Fakes;

namespace BotApp.Tests.Calls;

/// <summary>Our answers beside those that Twilio's own library builds for the same calls.</summary>
public sealed class BuilderTests(Exchanges exchanges) : IClassFixture<Exchanges>
{
    [Theory]
    [InlineData("spoken/en.txt")]
    [InlineData("keys/ht.txt")]
    [InlineData("keys/ar.txt")]
    [InlineData("corrections/back-slower-again.en.txt")]
    [InlineData("people/nobody-answers.es.txt")]
    [InlineData("silence/nobody-speaks.ko.txt")]
    public async Task Twilio_s_own_builder_writes_the_same(string call)
    {
        NodePackages.SkipUnlessInstalled("twilio");
        var file = Path.Combine(Source.Root(), "tests/Calls", call);
        var script = CallScript.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var exchange = await exchanges.AtAsync(script.Clock, script.TransferTo);
        exchange.Answers.Clear();
        await new CallReplay(script, exchange).RunAsync();

        var theirs = await NodePackages.RunAsync(
            "Calls/twiml.cjs", exchange.Answers.Select(answer => Tree(answer).ToJsonString()), TestContext.Current.CancellationToken);

        Assert.Equal(exchange.Answers.Count, theirs.Length);
        foreach (var (ours, their) in exchange.Answers.Zip(theirs))
        {
            var built = XElement.Parse((string)JsonNode.Parse(their)!["xml"]!, LoadOptions.PreserveWhitespace);
            Assert.Equal(Sorted(built).ToString(SaveOptions.DisableFormatting), Sorted(ours).ToString(SaveOptions.DisableFormatting));
        }
    }

    static JsonObject Tree(XElement element) => new()
    {
        ["name"] = element.Name.LocalName,
        ["attributes"] = new JsonObject(element.Attributes().Select(attribute =>
            KeyValuePair.Create<string, JsonNode?>(attribute.Name.LocalName, attribute.Value))),
        ["children"] = new JsonArray([.. element.Nodes().Select(Node)]),
    };

    static JsonNode Node(XNode node) => node is XElement element ? Tree(element) : new JsonObject { ["text"] = ((XText)node).Value };

    /// <summary>The order of attributes says nothing.</summary>
    static XElement Sorted(XElement element) => new(element.Name,
        element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal),
        element.Nodes().Select(node => node is XElement child ? Sorted(child) : node));
}
