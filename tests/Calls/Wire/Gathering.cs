using System.Xml.Linq;

namespace BotApp.Tests.Calls.Wire;

/// <summary>One Gather: a question is played into the call, while keys and speech are waited for as it says.</summary>
sealed class Gathering(XElement gather, SipCall call, SemaphoreSlim pressed)
{
    /// <summary>The caller, the line and the bot share one machine, which may be busy with more: everybody has more patience.</summary>
    const int Slower = 3;

    readonly bool speech = ((string)gather.Attribute("input")!).Contains("speech", StringComparison.Ordinal);
    readonly bool bargeIn = (string?)gather.Attribute("bargeIn") != "false";
    readonly int most = (int?)gather.Attribute("numDigits") ?? int.MaxValue;
    readonly string finish = (string?)gather.Attribute("finishOnKey") ?? "#";
    readonly int patience = Slower * 50 * ((int?)gather.Attribute("timeout") ?? 5);
    readonly Ear ear = new();
    string keys = "";

    /// <param name="listens">Called when an answer can be given: at once, or after a prompt that cannot be cut short.</param>
    public async Task<(string Keys, IReadOnlyList<short> Speech)> ListenAsync(short[] prompt, Action listens)
    {
        var (at, waited, told) = (0, 0, false);
        while (waited < patience || (ear.Began && keys.Length == 0))
        {
            var speaking = at < prompt.Length;
            if (!told && (bargeIn || !speaking))
            {
                listens();
                told = true;
            }
            var frame = speaking ? prompt.AsMemory(at, Math.Min(Sound.Frame, prompt.Length - at)) : ReadOnlyMemory<short>.Empty;
            var come = await call.Rtp.BeatAsync(frame, call.Over);
            at += Sound.Frame;
            waited = speaking ? 0 : waited + 1;
            if (speaking && !bargeIn)
                continue;
            var before = keys.Length;
            if (Take(come))
                return (keys, []);
            if (keys.Length > before)
                waited = 0;
            if (keys.Length > 0 || ear.Began)
                at = prompt.Length;
            if (ear.Ended && keys.Length == 0)
                return ("", ear.Heard);
        }
        return (keys, []);
    }

    /// <returns>True where these keys are the whole answer.</returns>
    bool Take(List<Arrived> come)
    {
        foreach (var one in come)
        {
            if (one.Key is not { } key)
            {
                if (speech)
                    ear.Hear(one.Samples);
                continue;
            }
            if (finish.Contains(key, StringComparison.Ordinal))
            {
                pressed.Release();
                return true;
            }
            keys += key;
            pressed.Release();
            if (keys.Length >= most)
                return true;
        }
        return false;
    }
}
