namespace BotApp.Dialogs.Understanding;

/// <summary>Text to <see cref="Meaning"/>: one reading of everything in the utterance, pure and bounded in time.</summary>
public static class Understand
{
    public static Meaning Read(string text, Listening listening, Vocabulary vocabulary)
    {
        var clean = Tokens.Clean(text);
        var tokens = Tokens.Of(clean);
        var meaning = new Meaning { Text = clean };
        meaning = Timetable.Read(meaning, tokens, listening, vocabulary);
        return meaning;
    }
}

/// <param name="Code">Three letters, <c>DEN</c>.</param>
public sealed record OfficeName(string Code, string Name, string City, string State);
