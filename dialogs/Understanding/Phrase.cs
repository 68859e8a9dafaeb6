namespace BotApp.Dialogs.Understanding;

/// <summary>
/// A phrase of a language folder, cut into what has to follow one another. <c>[a/b c]</c> is a choice, <c>(a/b c)</c>
/// one that may be left out, <c>{name}</c> is a list of words.txt, <c>...</c> a gap of a few words, <c>word*</c> any ending;
/// <c>^</c> and <c>$</c> hold it to the beginning and end of what is said, words that add nothing aside.
/// </summary>
internal static class Phrase
{
    /// <summary>More ways to read one phrase than a translator could mean.</summary>
    private const int MostWays = 256;

    internal abstract record Part
    {
        private Part() { }
        internal sealed record Word(string Text, bool Open) : Part;
        internal sealed record List(string Name) : Part;
        internal sealed record Choice(string Key, IReadOnlyList<string> Phrases) : Part;
        internal sealed record Gap : Part;
        internal sealed record Start : Part;
        internal sealed record End : Part;
    }

    /// <summary>Every sequence of parts that the phrase allows: two for each part that may be left out.</summary>
    /// <exception cref="FormatException">A parenthesis is not closed, or there are too many ways.</exception>
    public static IReadOnlyList<IReadOnlyList<Part>> Ways(string phrase)
    {
        List<IReadOnlyList<Part>> ways = [[]];
        foreach (var (text, optional) in Elements(phrase))
        {
            var longer = Spellings(text).Select(spelling => PartsOf(spelling, optional).ToList())
                .SelectMany(parts => ways.Select(way => (IReadOnlyList<Part>)[.. way, .. parts]));
            ways = [.. optional ? longer.Concat(ways) : longer];
            if (ways.Count > MostWays)
                throw new FormatException($"\"{phrase}\" can be said in too many ways.");
        }
        return ways;
    }

    /// <summary>On a phone nobody looks for the apostrophe: "whats", "jai".</summary>
    private static IEnumerable<string> Spellings(string text) =>
        text.Contains('\'', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal)
            ? [text, text.Replace("'", "", StringComparison.Ordinal)] : [text];

    private static IEnumerable<(string Text, bool Optional)> Elements(string phrase)
    {
        for (var at = 0; at < phrase.Length; at++)
        {
            if (phrase[at] == ' ')
                continue;
            var close = phrase[at] switch { '(' => ')', '[' => ']', _ => ' ' };
            var end = phrase.IndexOf(close, at);
            if (end < 0 && close != ' ')
                throw new FormatException($"\"{phrase}\" has no closing {close}.");
            if (end < 0)
                end = phrase.Length;
            yield return close == ' ' ? (phrase[at..end], false) : (phrase[(at + 1)..end], close == ')');
            at = end;
        }
    }

    private static IEnumerable<Part> PartsOf(string text, bool group) => text switch
    {
        "..." => [new Part.Gap()],
        "^" => [new Part.Start()],
        "$" => [new Part.End()],
        _ when text.Contains('/', StringComparison.Ordinal) => [new Part.Choice(text, text.Split('/'))],
        ['{', .. var name, '}'] => [new Part.List(name)],
        _ when group && text.Contains(' ', StringComparison.Ordinal) => text.Split(' ').SelectMany(word => PartsOf(word, false)),
        [.. var stem, '*'] => [new Part.Word(stem, Open: true)],
        _ => Words(text),
    };

    /// <summary>The words of a text as the tokenizer cuts them, signs between them aside.</summary>
    private static IEnumerable<Part> Words(string text)
    {
        var tokens = Tokens.Of(text);
        for (var i = 0; i < tokens.Count; i++)
            if (Spoken.IsWord(tokens[i]))
                yield return new Part.Word(tokens[i].Exact, Open: false);
    }
}
