using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Rendering;

/// <summary>What is said on the phone.</summary>
/// <param name="Firm">Heard to its end, whatever is said or pressed meanwhile: it has a code in it.</param>
/// <param name="Open">May be interrupted by the answer.</param>
/// <param name="Choices">The words of the choices on this page, for the recogniser.</param>
public sealed record Speech(
    IReadOnlyList<Utterance> Firm, IReadOnlyList<Utterance> Open, IReadOnlyList<string> Choices, Expected Expected)
{
    /// <summary>The replies as speech; of many choices those of the page.</summary>
    public static Speech Of(IReadOnlyList<Reply> replies, Content content, string language, int page)
    {
        var tongue = content.In(language);
        List<Utterance> said = [];
        var firm = 0;
        // An address to look at is for who reads: it comes by text.
        foreach (var reply in replies.Where(reply => !reply.Holes.Values.Any(value => value is Value.LinkTo)))
        {
            said.AddRange(Voicing.Of(reply, content, tongue));
            if (said.Count > 0 && said[^1].Sounds.Any(sound => sound.Spelled == Spelled.ByWord))
                firm = said.Count;
        }
        var asking = replies.LastOrDefault(reply => reply.Choices.Count > 0);
        var menu = asking is null ? [] : Menu.Of(asking.Choices, page);
        foreach (var (key, choice) in menu)
            said.AddRange(Voicing.OfChoice(key, choice, content, tongue));
        if (asking is not null && Keypad.Pages(asking.Choices.Count) > 1)
            said.AddRange(Voicing.Of(Reply.Of("call.more"), content, tongue));
        return new(
            said[..firm], said[firm..], [.. menu.Select(one => Words(one.Choice, content, tongue))],
            replies.Count == 0 ? Expected.Anything : replies[^1].Expected);
    }

    /// <summary>A language is asked for by its name.</summary>
    static string Words(Value choice, Content content, Tongue tongue) => choice is Value.In other
        ? content.In(other.Language).Calendar.OwnName
        : Renderer.Write(choice, tongue, Medium.Voice);
}

/// <summary>What is said in one breath, in one language.</summary>
public sealed record Utterance(string Language, IReadOnlyList<Sound> Sounds);

/// <summary>A part of an utterance. Of recorded prompts each part is one recording.</summary>
/// <param name="Text">With the spaces around it; empty for a pause.</param>
/// <param name="Spelled">Said character by character, slowly, in groups.</param>
public sealed record Sound(string Text, Spelled Spelled = Spelled.No);

/// <summary>Plain: "3, 3, 1". ByWord: letters with a word for each, since they sound alike.</summary>
public enum Spelled { No, Plain, ByWord }
