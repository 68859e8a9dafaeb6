using System.Text.Json.Nodes;
using System.Xml.Linq;
using BotApp.Channels.Sms;
using BotApp.Tests.Fakes;

namespace BotApp.Tests.Sms;

public sealed class TwiMLTests
{
    static readonly string[] Texts =
    [
        "Hola, ¿qué día?", "a < b && c > d", "</Message><Message>", "]]>", "🙂 明天\nline two", "\u202Eabc", "'\"",
        "  two  ",
    ];

    [Fact]
    public void Nothing_to_say_is_an_empty_response() =>
        Assert.Equal(XElement.Parse("<Response/>").ToString(), XElement.Parse(TwiML.Silence).ToString());

    [Fact]
    public void Any_text_arrives_as_it_was() =>
        Assert.Equal(
            Texts,
            XElement.Parse(TwiML.Say(Texts), LoadOptions.PreserveWhitespace).Elements("Message").Select(m => m.Value));

    [Fact]
    public void Characters_that_XML_cannot_carry_are_left_out()
    {
        var xml = XElement.Parse(TwiML.Say(["a\0b\u0001\uD800c\uDC00\uFFFEd\r\ne\u007F"]));
        Assert.Equal("abcd\ne\u007F", xml.Element("Message")!.Value);
    }

    [Fact]
    public async Task Twilio_s_own_builder_says_the_same()
    {
        NodePackages.SkipUnlessInstalled("twilio");
        var say = new JsonObject { ["say"] = new JsonArray([.. Texts.Select(text => JsonValue.Create(text))]) };
        var answer = Assert.Single(
            await NodePackages.RunAsync("Sms/twilio.cjs", [say.ToJsonString()], TestContext.Current.CancellationToken));
        var theirs = XElement.Parse((string)JsonNode.Parse(answer)!["xml"]!, LoadOptions.PreserveWhitespace);
        var ours = XElement.Parse(TwiML.Say(Texts), LoadOptions.PreserveWhitespace);
        Assert.True(XNode.DeepEquals(theirs, ours));
    }
}
