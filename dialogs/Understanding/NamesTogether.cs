namespace BotApp.Dialogs.Understanding;

/// <summary>Several people named in one breath: "Pedro Ramírez and Luz Marina Gómez".</summary>
internal static class NamesTogether
{
    /// <summary>
    /// An utterance cut at its words for "and", where two words at least follow: "José Ortega y Gasset" stays one. The
    /// parts may still be anything.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, string language, Vocabulary vocabulary)
    {
        var tokens = Tokens.Of(Tokens.Clean(text));
        var words = vocabulary.TimeWords[Languages.Codes[Math.Max(0, Languages.IndexOf(language))]].Words;
        List<string> parts = [];
        var to = tokens.Count;
        for (var at = tokens.Count - 1; at > 0; at--)
            if (IsAnd(tokens, at, words) && to - at > 2)
            {
                parts.Insert(0, tokens.Said(at + 1, to));
                to = at;
            }
        if (to > 0)
            parts.Insert(0, tokens.Said(0, to));
        return parts;
    }

    private static bool IsAnd(Tokens tokens, int at, Lexicon<Sense> words) =>
        tokens[at].Is('&')
        || (words.Match(tokens, at, out var length) is { Length: > 0 } senses && length == 1
            && Array.Exists(senses, sense => sense.Kind == SenseKind.And));
}
