using System.Xml.Linq;
using BotApp.Channels;
using BotApp.Channels.Voice;
using TwiML = BotApp.Channels.Voice.TwiML;

namespace BotApp.Tests.Voice;

public sealed class TwiMLTests
{
    static readonly Line Line = new(
        "https://line.example", 3, _ => new("Polly.Joanna-Neural", "en-US", "en-US", letter => char.IsAsciiLetter(letter) ? $"{letter} as in {letter}x" : $"{letter}"));

    [Theory]
    [InlineData("zip", 0, "5", "7")]
    [InlineData("birth", 0, "8", "7")]
    [InlineData("code", 0, "5", "7")]
    [InlineData("phone", 0, null, "7")]
    [InlineData("case", 0, null, "7")]
    [InlineData("case", 4, "1", "5")]
    [InlineData("confirmation", 1, null, "7")]
    [InlineData("yesno", 2, "1", "5")]
    [InlineData("name", 1, "1", "5")]
    [InlineData("anything", 0, "1", "5")]
    public void As_many_keys_are_waited_for_as_the_answer_has(string expected, int keys, string? digits, string seconds)
    {
        var gather = Gather(new("", [], "en", expected) { Spoken = new([], [], keys, []) });
        Assert.Equal(digits, (string?)gather.Attribute("numDigits"));
        Assert.Equal(seconds, (string?)gather.Attribute("timeout"));
        Assert.Equal("#", (string?)gather.Attribute("finishOnKey"));
        Assert.Equal("true", (string?)gather.Attribute("actionOnEmptyResult"));
        Assert.Equal("https://line.example/voice/turn?n=4", (string?)gather.Attribute("action"));
    }

    [Fact]
    public void A_code_stands_before_what_may_be_cut_short()
    {
        var xml = XElement.Parse(TwiML.Write(
            new("", [], "en") { Spoken = new([Saying(new Part("Code "), new Part("R7J", Spelled.ByWord))], [Saying(new Part("More?"))], 0, []) }, Line));
        Assert.Equal(["Say", "Gather"], xml.Elements().Select(verb => verb.Name.LocalName));
        Assert.Equal("Code R as in Rx, 7, J as in Jx. ", xml.Element("Say")!.Value);
        Assert.Equal("slow", (string?)xml.Element("Say")!.Element("prosody")!.Attribute("rate"));
        Assert.Equal("false", (string?)xml.Element("Gather")!.Attribute("bargeIn"));
    }

    [Fact]
    public void Where_it_is_noisy_only_keys_are_listened_to()
    {
        var gather = Gather(new("", [], "en") { Spoken = new([], [], 2, ["yes"], KeysOnly: true) });
        Assert.Equal("dtmf", (string?)gather.Attribute("input"));
        Assert.Null(gather.Attribute("language"));
        Assert.Null(gather.Attribute("hints"));
    }

    [Theory]
    [InlineData("+13055550142", "3, 0, 5. |5, 5, 5. |0, 1, 4, 2. ")]
    [InlineData("33126", "3, 3, 1, 2, 6. ")]
    [InlineData("DEN-26-6307", "D, E, N. |2, 6. |6, 3, 0, 7. ")]
    [InlineData("IOE0912345678", "I, O, E. |0, 9, 1. |2, 3, 4. |5, 6, 7, 8. ")]
    [InlineData("1-800-375-5283", "1. |8, 0, 0. |3, 7, 5. |5, 2, 8, 3. ")]
    public void Characters_are_read_out_in_groups(string characters, string read)
    {
        var say = XElement.Parse(TwiML.Only([Saying(new Part(characters, Spelled.Plain))], Line, hangUp: false)).Element("Say")!;
        Assert.Equal(read, string.Join('|', say.Element("prosody")!.Nodes().OfType<XText>().Select(text => text.Value)));
    }

    [Fact]
    public void Words_that_nobody_has_recorded_are_read_by_the_other_voice_and_not_left_out()
    {
        var line = Line with { Speaker = _ => new("Polly.Lea-Neural", "fr-FR", null, letter => $"{letter}", words => words == "Peze" ? "/p.wav" : null) };
        var xml = XElement.Parse(TwiML.Only([Saying(new Part("Peze ")), Saying(new Part("Peze "), new Part("Okay"))], line, hangUp: true));
        Assert.Equal(["Play", "Say", "Hangup"], xml.Elements().Select(verb => verb.Name.LocalName));
        Assert.Equal("https://line.example/p.wav", xml.Element("Play")!.Value);
    }

    [Fact]
    public void Any_text_is_well_formed()
    {
        var nasty = "a < b && \"c\" \0\u0001\uD800 </Say><Hangup/> ]]>";
        var xml = XElement.Parse(TwiML.Write(
            new("", [], "en") { Spoken = new([], [Saying(new Part(nasty), new Part(nasty, Spelled.ByWord))], 1, [nasty, new('x', 500)]) }, Line));
        Assert.Empty(xml.Descendants("Hangup"));
    }

    static Saying Saying(params Part[] parts) => new("en", parts);

    static XElement Gather(Outbound message) => XElement.Parse(TwiML.Write(message, Line)).Element("Gather")!;
}
