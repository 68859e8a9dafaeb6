namespace BotApp.Dialogs.Understanding;

/// <summary>A name and a birth date in one answer, where a name was asked for: "Ana Lopez, March 4, 1990".</summary>
internal static class NamesWithDates
{
    private const int Fewest = 4;

    /// <returns>The words before the date, as a name; nothing where no date follows.</returns>
    public static (string? Name, int From, int To) Read(Said said)
    {
        if (said.Listening.Expected != Expected.Name || !HasDate(said))
            return default;
        var (from, to) = (0, 0);
        while (from < said.Words.Count && said.Fillers[from] && !char.IsUpper(said.Tokens.Text[said.Words[from].Start]))
            from++;
        to = from;
        while (to < said.Words.Count && said.Words[to].Kind is TokenKind.Word or TokenKind.Character && (to == from || !Breaks(said, to)))
            to++;
        // "IOE0912345678", "A012345678": letters of a number.
        if (to > from && to < said.Words.Count && said.Tokens.Tight(said.Words.TokenAt(to)))
            to--;
        if (to == from)
            return default;
        // "March 4 1990" is a date and nothing else.
        if (to < said.Words.Count && !Breaks(said, to) && Enumerable.Range(from, to - from).All(word => IsOfDates(said, word)))
            return default;
        // "Ana Lopez born on March 4": such words before a figure belong to the date.
        if (to < said.Words.Count && !Breaks(said, to))
            while (to - from > 1 && IsOfDates(said, to - 1))
                to--;
        return Spelling.Join(said, from, to) is { } name ? (name, from, to) : default;
    }

    private static bool IsOfDates(Said said, int word)
    {
        said.Vocabulary.TimeWords.GetValueOrDefault(said.Heard ?? said.Listening.Language, said.Vocabulary.TimeWords["en"])
            .Words.Match(said.Tokens, said.Words.TokenAt(word), out var length);
        return length > 0 || said.IsIn(Subject.Details, "birth", word);
    }

    /// <summary>So many figures that a year may be among them.</summary>
    private static bool HasDate(Said said)
    {
        var figures = 0;
        for (var at = 0; at < said.Words.Count; at++)
            if (said.Words[at].Kind == TokenKind.Digits)
                figures += said.Words[at].Fold.Length;
        return figures >= Fewest && said.Words.Count > 0 && said.Words[0].Kind != TokenKind.Digits;
    }

    /// <summary>A comma, a bracket or the end of a sentence stands before the word; the point of an initial does not count.</summary>
    private static bool Breaks(Said said, int at)
    {
        for (var token = said.Words.TokenBefore(at); token < said.Words.TokenAt(at); token++)
            if (!(said.Tokens[token].Fold is "'" or "-" or "\u00b7" or "\"" || (said.Tokens[token].Is('.') && said.Words[at - 1].Length <= 2)))
                return true;
        return false;
    }
}
