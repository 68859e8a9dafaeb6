using System.Xml.Linq;

namespace BotApp.Tests.Calls;

/// <summary>What Twilio takes: verbs, what may stand in them, their attributes and values.</summary>
static class Grammar
{
    static readonly Dictionary<string, string[]> Inside = new()
    {
        ["Response"] = ["Say", "Play", "Gather", "Pause", "Redirect", "Dial", "Hangup"],
        ["Gather"] = ["Say", "Play", "Pause"],
        ["Say"] = ["break", "prosody"],
        ["prosody"] = ["break", "prosody"],
        ["Dial"] = ["Number"],
    };

    static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["Say"] = ["voice", "language"],
        ["Gather"] = ["input", "action", "method", "timeout", "numDigits", "finishOnKey", "language", "speechTimeout", "profanityFilter", "hints", "bargeIn", "actionOnEmptyResult"],
        ["Pause"] = ["length"],
        ["Redirect"] = ["method"],
        ["Dial"] = ["action", "method", "timeout"],
        ["Number"] = ["url", "method"],
        ["break"] = ["time"],
        ["prosody"] = ["rate"],
    };

    /// <summary>Voices and the languages of recognisers, by the definitions of Twilio's own library where it is installed.</summary>
    static readonly Lazy<string?> Library = new(() =>
        Path.Combine(Fakes.NodePackages.Tests, "node_modules/twilio/lib/twiml/VoiceResponse.d.ts") is var file && File.Exists(file) ? File.ReadAllText(file) : null);

    public static void Check(XElement element)
    {
        var name = element.Name.LocalName;
        foreach (var attribute in element.Attributes())
        {
            Assert.Contains(attribute.Name.LocalName, Attributes.GetValueOrDefault(name, []));
            Check(name, attribute);
        }
        foreach (var child in element.Elements())
        {
            Assert.Contains(child.Name.LocalName, Inside.GetValueOrDefault(name, []));
            Check(child);
        }
        if (name is "Say" or "Play" or "Number" or "Redirect")
            Assert.NotEqual("", element.Value.Trim());
    }

    static void Check(string verb, XAttribute attribute)
    {
        switch (verb, attribute.Name.LocalName)
        {
            case ("Say", "voice") or ("Say", "language") or ("Gather", "language") when Library.Value is { } library:
                Assert.Contains($"\"{attribute.Value}\"", library);
                break;
            case (_, "timeout") or (_, "numDigits") or (_, "length"):
                Assert.InRange(int.Parse(attribute.Value, System.Globalization.CultureInfo.InvariantCulture), 1, 600);
                break;
            case (_, "bargeIn") or (_, "actionOnEmptyResult") or (_, "profanityFilter"):
                Assert.Contains(attribute.Value, (string[])["true", "false"]);
                break;
            case (_, "input"):
                Assert.Contains(attribute.Value, (string[])["dtmf", "dtmf speech"]);
                break;
        }
    }
}
