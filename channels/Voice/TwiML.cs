using System.Globalization;
using System.Xml.Linq;

namespace BotApp.Channels.Voice;

/// <summary>The answer to a webhook of a call: what is said, and what Twilio does then.</summary>
public static class TwiML
{
    public const string ContentType = Sms.TwiML.ContentType;

    const string Break = "500ms";

    /// <summary>Speech models take no more than this of a hint.</summary>
    const int LongestHint = 100;
    const int MostHints = 40;

    public static string Write(Outbound message, Line line)
    {
        var spoken = message.Spoken ?? throw new ArgumentException("A message for a call is spoken.", nameof(message));
        return Text(new("Response", spoken.Next switch
        {
            Next.HangUp => [.. Say(spoken, spoken.Firm, line), .. Say(spoken, spoken.Open, line), new XElement("Hangup")],
            Next.Connect when line.TransferTo is { } to => [.. Say(spoken, spoken.Firm, line), .. Say(spoken, spoken.Open, line), Dial(spoken, to, line)],
            _ => [.. Say(spoken, spoken.Firm, line), Gather(message, spoken, line)],
        }));
    }

    /// <summary>Nothing was kept: said, and tried again a little later.</summary>
    public static string Again(Outbound message, Line line, string path) => Text(new("Response",
        Say(message.Spoken!, message.Spoken!.Open, line), new XElement("Pause", new XAttribute("length", 4)),
        new XElement("Redirect", new XAttribute("method", "POST"), line.Root + path)));

    /// <summary>Said and ended: to an answering machine, to the person who takes over, or when all has failed.</summary>
    public static string Only(IReadOnlyList<Saying> sayings, Line line, bool hangUp) => Text(new("Response",
        sayings.SelectMany(saying => Say(saying, line, slow: false)), hangUp ? new XElement("Hangup") : null));

    public static string HangUp { get; } = Text(new("Response", new XElement("Hangup")));

    static XElement Gather(Outbound message, Spoken spoken, Line line)
    {
        var listening = Listening.For(message.Expected, spoken.Keys, spoken.Slow);
        var hears = spoken.KeysOnly ? null : line.Speaker(message.Language).Hears;
        return new("Gather",
            new XAttribute("input", hears is null ? "dtmf" : "dtmf speech"),
            new XAttribute("action", Action(line)), new XAttribute("method", "POST"),
            new XAttribute("timeout", listening.Seconds),
            listening.Keys is { } keys ? new XAttribute("numDigits", keys) : null,
            new XAttribute("finishOnKey", "#"),
            hears is null ? null : Hearing(spoken, hears),
            new XAttribute("bargeIn", spoken.Firm.Count == 0 ? "true" : "false"),
            new XAttribute("actionOnEmptyResult", "true"),
            Say(spoken, spoken.Open, line));
    }

    static object[] Hearing(Spoken spoken, string hears) =>
    [
        new XAttribute("language", hears), new XAttribute("speechTimeout", "auto"), new XAttribute("profanityFilter", "false"),
        .. spoken.Hints.Count == 0 ? Array.Empty<object>() : [new XAttribute("hints", Hints(spoken.Hints))],
    ];

    static string Hints(IReadOnlyList<string> hints) => string.Join(", ", hints.Take(MostHints)
        .Select(hint => Sms.TwiML.Legal(hint.Replace(',', ' '))).Select(hint => hint.Length > LongestHint ? hint[..LongestHint] : hint));

    static XElement Dial(Spoken spoken, string to, Line line) => new("Dial",
        new XAttribute("action", Action(line)), new XAttribute("method", "POST"), new XAttribute("timeout", line.RingSeconds),
        new XElement("Number",
            new XAttribute("url", $"{line.Root}/voice/whisper?c={spoken.Topic}"), new XAttribute("method", "POST"), to));

    static string Action(Line line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Root}/voice/turn?n={line.Turn + 1}");

    static IEnumerable<XElement> Say(Spoken spoken, IReadOnlyList<Saying> sayings, Line line) =>
        sayings.SelectMany(saying => Say(saying, line, spoken.Slow));

    static List<XElement> Say(Saying saying, Line line, bool slow)
    {
        var speaker = line.Speaker(saying.Language);
        return speaker.Recording is null || Recorded(saying, speaker, line.Root, slow) is not { } played
            ? [new XElement("Say", new XAttribute("voice", speaker.Voice), new XAttribute("language", speaker.Language), Ssml(saying, speaker, slow))]
            : played;
    }

    static object Ssml(Saying saying, Speaker speaker, bool slow)
    {
        object[] said = [.. saying.Parts.SelectMany(part => part switch
        {
            { Spelled: not Spelled.No } => [Slowly(Spell(part, speaker))],
            { Text: "" } => [Pause()],
            _ => (object[])[Sms.TwiML.Legal(part.Text)],
        })];
        return slow ? Slowly(said) : said;
    }

    static IEnumerable<object> Spell(Part part, Speaker speaker)
    {
        var first = true;
        foreach (var group in Groups.Of(part.Text))
        {
            if (!first)
                yield return Pause();
            first = false;
            yield return Sms.TwiML.Legal(string.Join(", ", group.Select(character => Name(character, part, speaker))) + ". ");
        }
    }

    static string Name(char character, Part part, Speaker speaker) =>
        part.Spelled == Spelled.ByWord ? speaker.Letter(character) : character.ToString();

    static XElement Slowly(params object[] said) => new("prosody", new XAttribute("rate", "slow"), said);

    static XElement Pause() => new("break", new XAttribute("time", Break));

    /// <summary>Null where a part has no recording: half a sentence is worse than another voice.</summary>
    static List<XElement>? Recorded(Saying saying, Speaker speaker, string root, bool slow)
    {
        List<XElement> played = [];
        foreach (var part in saying.Parts)
            foreach (var words in Words(part, speaker))
                if (words.Length == 0)
                    played.Add(new("Pause", new XAttribute("length", 1)));
                else if (!words.Any(char.IsLetterOrDigit))
                    continue;
                else if (speaker.Recording!(words) is { } address)
                    played.Add(new("Play", root + address));
                else
                    return null;
        if (slow && played.Count > 0)
            played.Add(new("Pause", new XAttribute("length", 1)));
        return played;
    }

    /// <summary>What has a recording each; empty for a pause.</summary>
    static IEnumerable<string> Words(Part part, Speaker speaker) => part switch
    {
        { Text: "" } => [""],
        { Spelled: Spelled.No } => [part.Text.Trim()],
        _ => Groups.Of(part.Text).SelectMany(group => group.Select(character => Name(character, part, speaker)).Append("")),
    };

    static string Text(XElement response) => response.ToString(SaveOptions.DisableFormatting);
}

/// <summary>Where a call is, and what an answer to it needs besides its words.</summary>
/// <param name="Root">What our addresses begin with, without a slash at its end; empty for the address that was called.</param>
/// <param name="Turn">Number of this answer in the call, from 0: the next webhook has the next.</param>
/// <param name="Speaker">By language.</param>
/// <param name="TransferTo">Who takes calls over; null where nobody does.</param>
public sealed record Line(string Root, int Turn, Func<string, Speaker> Speaker, string? TransferTo = null, int RingSeconds = 20);
