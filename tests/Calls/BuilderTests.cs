using System.Text.Json.Nodes;
using System.Xml.Linq;
using BotApp.Channels;
using BotApp.Channels.Voice;
using BotApp.Tests.Content;
using BotApp.Tests.Fakes;
using TwiML = BotApp.Channels.Voice.TwiML;

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

        await SameAsync(exchange.Answers);
    }

    [Fact]
    public async Task It_writes_the_same_where_nothing_was_kept_and_where_a_person_or_a_machine_hears_it()
    {
        NodePackages.SkipUnlessInstalled();
        var line = new Line(
            "https://line.example", 3, _ => new("Polly.Joanna-Neural", "en-US", "en-US", letter => $"{letter} as in ice"), "+12025550177");
        var said = new Saying("en", [new Part("Ticket "), new Part("T-1042", Spelled.ByWord), new Part(""), new Part(" & <so> on")]);
        var message = new Outbound("", [], "en") { Spoken = new([said], [said], 0, [], Slow: true, Topic: "c1") };
        string[] answers =
        [
            TwiML.HangUp, TwiML.Again(message, line, "/voice/turn?n=3&again=1"), TwiML.Only([said, said], line, hangUp: false),
            TwiML.Only([said], line, hangUp: true), TwiML.Write(message with { Spoken = message.Spoken! with { Next = Next.HangUp } }, line),
            TwiML.Write(message with { Spoken = message.Spoken! with { Next = Next.Connect } }, line),
        ];
        List<XElement> ours = [.. answers.Select(answer => XElement.Parse(answer, LoadOptions.PreserveWhitespace))];
        ours.ForEach(Grammar.Check);
        await SameAsync(ours);
    }

    static async Task SameAsync(List<XElement> answers)
    {
        var theirs = await NodePackages.RunAsync(
            "Calls/twiml.cjs", answers.Select(answer => Tree(answer).ToJsonString()), TestContext.Current.CancellationToken);

        Assert.Equal(answers.Count, theirs.Length);
        foreach (var (ours, their) in answers.Zip(theirs))
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
