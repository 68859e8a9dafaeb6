namespace BotApp.Channels.Voice;

/// <summary>What is said on a call, and how it goes on then.</summary>
/// <param name="Firm">Heard to its end: keys and words do not cut it short. Codes are in it.</param>
/// <param name="Open">May be cut short by the answer.</param>
/// <param name="Keys">How many of the choices are on keys, from 1; they are the last of what is said.</param>
/// <param name="Hints">What is likely to be answered, for the recogniser.</param>
/// <param name="Topic">Identifies the conversation to whoever takes the call over.</param>
public sealed record Spoken(
    IReadOnlyList<Saying> Firm, IReadOnlyList<Saying> Open, int Keys, IReadOnlyList<string> Hints,
    bool Slow = false, bool KeysOnly = false, Next Next = Next.Listen, string? Topic = null)
{
    /// <summary>The same with every text changed.</summary>
    public Spoken With(Func<string, string> change) => this with { Firm = All(Firm, change), Open = All(Open, change) };

    static IReadOnlyList<Saying> All(IReadOnlyList<Saying> said, Func<string, string> change) =>
        [.. said.Select(saying => saying with { Parts = [.. saying.Parts.Select(part => part with { Text = change(part.Text) })] })];
}

/// <summary>What is said in one breath, in one language.</summary>
public sealed record Saying(string Language, IReadOnlyList<Part> Parts);

/// <summary>Words with the spaces around them, one recording where recordings speak; empty for a pause.</summary>
public sealed record Part(string Text, Spelled Spelled = Spelled.No);

/// <summary>Plain: character by character. ByWord: letters with a word for each, since they sound alike.</summary>
public enum Spelled { No, Plain, ByWord }

/// <summary>How the call goes on when all is said.</summary>
public enum Next { Listen, Connect, HangUp }
