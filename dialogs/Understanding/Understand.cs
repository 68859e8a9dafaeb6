namespace BotApp.Dialogs.Understanding;

/// <summary>Text to <see cref="Meaning"/>: one reading of everything in the utterance, pure and bounded in time.</summary>
public static class Understand
{
    public static Meaning Read(string text, Listening listening, Vocabulary vocabulary) =>
        new() { Text = text.Trim() };
}

/// <summary>The words of all languages and the names of the offices, made ready for reading; shared and immutable.</summary>
public sealed class Vocabulary
{
    /// <param name="offices">Office names; they are data of the scheduling side, not of a language.</param>
    public static Vocabulary Load(IReadOnlyList<OfficeName> offices) => new();
}

/// <param name="Code">Three letters, <c>DEN</c>.</param>
public sealed record OfficeName(string Code, string Name, string City, string State);
