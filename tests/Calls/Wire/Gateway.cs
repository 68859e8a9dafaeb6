using System.Globalization;
using System.Threading.Channels;
using System.Xml.Linq;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// What stands between a telephone line and the bot, as Twilio does: speaks what the bot says into the call, listens to
/// what comes out of it, and posts what it made of that. One for each call.
/// </summary>
sealed class Gateway(Exchange exchange, SipCall call, string folder, CancellationToken cancellation)
{
    static int calls;

    readonly string sid = $"CA{Interlocked.Increment(ref calls) + 0x51B0000:x32}";
    readonly Channel<string> asked = Channel.CreateUnbounded<string>();

    /// <summary>What was said to the bot, as it was understood: words, or keys between brackets.</summary>
    public List<string> Understood { get; } = [];

    /// <summary>Counts the keys that have come through the wire.</summary>
    public SemaphoreSlim Keys { get; } = new(0);

    /// <summary>The bot says something and listens: its words, as a caller with good ears hears them. Null when the call is over.</summary>
    public async Task<string?> AskedAsync() =>
        await asked.Reader.WaitToReadAsync(cancellation) && asked.Reader.TryRead(out var words) ? words : null;

    public async Task RunAsync()
    {
        try
        {
            var (target, said) = ($"{Exchange.Root}/voice", Array.Empty<(string, string)>());
            while (await AnswerAsync(target, said) is { } next)
                (target, said) = next;
            await call.HangUpAsync();
        }
        catch (OperationCanceledException) when (call.Over.IsCancellationRequested)
        {
            // The caller has hung up.
        }
        finally
        {
            asked.Writer.Complete();
        }
        using var response = await exchange.SendAsync($"{Exchange.Root}/voice/status", Fields("completed"));
        response.EnsureSuccessStatusCode();
    }

    /// <returns>Where to post next and what; null where the bot hangs up.</returns>
    async Task<(string, (string, string)[])?> AnswerAsync(string target, (string, string)[] said)
    {
        var (verbs, sounds) = await call.Rtp.UntilAsync(AskAsync(target, said), call.Over);
        foreach (var (verb, sound) in verbs.Zip(sounds))
        {
            if (verb.Name.LocalName == "Hangup")
                return null;
            if (verb.Name.LocalName == "Gather")
                return ((string)verb.Attribute("action")!, await GatherAsync(verb, sound, string.Join(' ', verbs.Select(one => one.Value))));
            foreach (var frame in Frames(sound))
                await call.Rtp.BeatAsync(frame, call.Over);
        }
        return null;
    }

    /// <returns>The verbs of the answer, and what each sounds like.</returns>
    async Task<(List<XElement>, List<short[]>)> AskAsync(string target, (string, string)[] said)
    {
        var twiml = await exchange.PostAsync(target, [.. Fields("in-progress"), .. said]);
        Grammar.Check(twiml);
        List<short[]> sounds = [];
        foreach (var verb in twiml.Elements())
            sounds.Add(await SoundAsync(verb));
        return ([.. twiml.Elements()], sounds);
    }

    async Task<(string, string)[]> GatherAsync(XElement gather, short[] prompt, string words)
    {
        var answer = await new Gathering(gather, call, Keys).ListenAsync(prompt, () => asked.Writer.TryWrite(words));
        if (answer.Keys.Length > 0)
        {
            Understood.Add($"[{answer.Keys}]");
            return [("Digits", answer.Keys)];
        }
        if (answer.Speech.Count == 0)
        {
            Understood.Add("(silence)");
            return [];
        }
        var heard = await call.Rtp.UntilAsync(Tool.HearAsync(answer.Speech, folder, cancellation), call.Over);
        Understood.Add(heard);
        // This recogniser does not say how sure it is.
        return [("SpeechResult", heard), ("Confidence", "0")];
    }

    async Task<short[]> SoundAsync(XElement verb) => verb.Name.LocalName switch
    {
        "Say" => [.. await SayAsync(verb, (string)verb.Attribute("language")!, slower: 1)],
        "Pause" => Sound.Silence((int?)verb.Attribute("length") ?? 1),
        "Play" => await PlayAsync(verb.Value),
        "Gather" => await InsideAsync(verb),
        "Hangup" => [],
        _ => throw new InvalidOperationException($"{verb.Name} is not carried out here."),
    };

    async Task<short[]> InsideAsync(XElement gather)
    {
        List<short> prompt = [];
        foreach (var verb in gather.Elements())
            prompt.AddRange(await SoundAsync(verb));
        return [.. prompt];
    }

    async Task<List<short>> SayAsync(XElement say, string language, double slower)
    {
        List<short> said = [];
        foreach (var node in say.Nodes())
            said.AddRange(node switch
            {
                XText { Value: var words } when words.Any(char.IsLetterOrDigit) =>
                    await Tool.SpeakAsync(words, language, "slt", slower, folder, cancellation),
                XElement { Name.LocalName: "break" } pause => Sound.Silence(Seconds((string)pause.Attribute("time")!)),
                XElement { Name.LocalName: "prosody" } slow => await SayAsync(slow, language, slower: 1.4),
                _ => [],
            });
        return said;
    }

    async Task<short[]> PlayAsync(string address)
    {
        await exchange.PlayAsync(address);
        return [];
    }

    static double Seconds(string time) => double.Parse(time[..^2], CultureInfo.InvariantCulture) / 1000;

    static IEnumerable<ReadOnlyMemory<short>> Frames(short[] samples)
    {
        for (var at = 0; at < samples.Length; at += Sound.Frame)
            yield return samples.AsMemory(at, Math.Min(Sound.Frame, samples.Length - at));
    }

    (string, string)[] Fields(string status) =>
    [
        ("CallSid", sid), ("AccountSid", "AC0"), ("Direction", "inbound"), ("From", call.Phone), ("To", "+18005550100"),
        ("CallStatus", status),
    ];
}
