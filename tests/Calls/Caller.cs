using System.Globalization;
using System.Xml.Linq;

namespace BotApp.Tests.Calls;

/// <summary>
/// A caller and the network between: carries out TwiML as Twilio does, hears what is said, and answers in speech, keys or
/// not at all. What is no TwiML fails the test.
/// </summary>
sealed class Caller(Exchange exchange, string phone, string? ours = null)
{
    static int calls;

    readonly string sid = ours ?? $"CA{Interlocked.Increment(ref calls):x32}";
    readonly List<string> heard = [];
    (string Target, List<(string, string)> Fields) last;
    XElement? gather;
    string address = "";
    string language = "";

    public string Phone => phone;

    /// <summary>The line is dead.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The number that the call was put through to.</summary>
    public string? ConnectedTo { get; private set; }

    public Task<List<string>> CallAsync() => GoAsync($"{Exchange.Root}/voice", Common("ringing"));

    /// <summary>Somebody picks up a call of ours.</summary>
    public Task<List<string>> PickUpAsync(string reference, string answeredBy) => GoAsync(
        $"{Exchange.Root}/voice/out?m={reference}",
        [.. Common("in-progress"), ("AnsweredBy", answeredBy)]);

    /// <summary>A call of ours rings, and nobody answers.</summary>
    public async Task LetRingAsync()
    {
        using var response = await exchange.SendAsync($"{Exchange.Root}/voice/status", Common("no-answer"));
        response.EnsureSuccessStatusCode();
    }

    public Task<List<string>> PressAsync(string keys)
    {
        Assert.NotNull(gather);
        var most = (int?)gather.Attribute("numDigits") ?? int.MaxValue;
        var finish = (string?)gather.Attribute("finishOnKey") ?? "#";
        var end = finish.Length == 0 ? -1 : keys.IndexOf(finish, StringComparison.Ordinal);
        var pressed = end < 0 ? keys : keys[..end];
        Assert.True(pressed.Length <= most, $"{pressed.Length} keys are pressed, and {most} are listened to.");
        return AnswerAsync([("Digits", pressed), ("FinishedOnKey", end < 0 ? "" : finish)]);
    }

    public Task<List<string>> SayAsync(string words, double confidence)
    {
        Assert.NotNull(gather);
        Assert.True(Listens(gather), "Only keys are listened to.");
        return AnswerAsync([("SpeechResult", words), ("Confidence", confidence.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Noise, while only keys are listened to, is silence.</summary>
    public Task<List<string>> BeSilentAsync()
    {
        Assert.NotNull(gather);
        Assert.Equal("true", (string?)gather.Attribute("actionOnEmptyResult"));
        return AnswerAsync([]);
    }

    /// <summary>The person to whom the call was put through does not answer, or talks and hangs up.</summary>
    public Task<List<string>> DialledAsync(string status) => GoAsync(address, [.. Common("in-progress"), ("DialCallStatus", status)]);

    public async Task HangUpAsync()
    {
        IsOver = true;
        using var response = await exchange.SendAsync($"{Exchange.Root}/voice/status", Common("completed"));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The last webhook once more.</summary>
    public Task<List<string>> AgainAsync() => GoAsync(last.Target, last.Fields);

    Task<List<string>> AnswerAsync(List<(string, string)> answer) => GoAsync(address, [.. Common("in-progress"), .. answer]);

    List<(string, string)> Common(string status)
    {
        var (from, to) = ours is null ? (phone, "+18005550100") : ("+18005550100", phone);
        return
        [
            ("CallSid", sid), ("AccountSid", "AC0"), ("Direction", ours is null ? "inbound" : "outbound-api"),
            ("From", from), ("To", to), ("CallStatus", status),
        ];
    }

    async Task<List<string>> GoAsync(string target, List<(string, string)> fields)
    {
        Assert.False(IsOver, "The line is dead.");
        last = (target, fields);
        heard.Clear();
        gather = null;
        var twiml = await exchange.PostAsync(target, fields);
        Grammar.Check(twiml);
        foreach (var verb in twiml.Elements())
            if (!await DoAsync(verb))
                break;
        if (gather is null && ConnectedTo is null)
            await HangUpAsync();
        return [.. heard];
    }

    /// <returns>False where nothing after it is carried out.</returns>
    async Task<bool> DoAsync(XElement verb)
    {
        switch (verb.Name.LocalName)
        {
            case "Say":
                heard.Add(Named((string)verb.Attribute("language")!) + Shown(verb));
                return true;
            case "Play":
                var words = await exchange.PlayAsync(Absolute(verb.Value));
                Played(words);
                return true;
            case "Pause":
                return true;
            case "Gather":
                heard.Add(Listens(verb) ? "?" : "? (keys)");
                foreach (var inside in verb.Elements())
                    await DoAsync(inside);
                gather = verb;
                address = Absolute((string)verb.Attribute("action")!);
                return false;
            case "Dial":
                ConnectedTo = verb.Element("Number")!.Value;
                heard.Add($"(connected to {ConnectedTo})");
                address = Absolute((string)verb.Attribute("action")!);
                return false;
            case "Hangup":
                heard.Add("(hangs up)");
                return false;
            case "Redirect":
                heard.AddRange(await GoAsync(Absolute(verb.Value), [.. Common("in-progress")]));
                return false;
            default:
                throw new InvalidOperationException($"{verb.Name} is not carried out here.");
        }
    }

    static bool Listens(XElement gather) => ((string?)gather.Attribute("input"))?.Contains("speech", StringComparison.Ordinal) == true;

    void Played(string words)
    {
        if (heard is [.., ['\u266a', ..] tail])
            heard[^1] = $"{tail} | {words}";
        else
            heard.Add($"\u266a {words}");
    }

    string Named(string spoken)
    {
        var said = spoken == language ? "" : $"[{spoken}] ";
        language = spoken;
        return said;
    }

    /// <summary>Slow words stand between ‹ and ›, a pause is "...".</summary>
    static string Shown(XElement say) => string.Concat(say.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "break" } => " ... ",
        XElement { Name.LocalName: "prosody" } slow => $"‹{Shown(slow)}›",
        _ => throw new InvalidOperationException(node.ToString()),
    }));

    static string Absolute(string target) =>
        target.StartsWith("https://", StringComparison.Ordinal) ? target : throw new InvalidOperationException($"{target} is no whole address.");
}
