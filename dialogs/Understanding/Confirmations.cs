namespace BotApp.Dialogs.Understanding;

/// <summary>The number of an appointment, office, year and running number, and its five-character code.</summary>
internal static class Confirmations
{
    private const int CodeLength = 5;

    public static (string? Number, string? Code) Read(Said said)
    {
        var tokens = said.Tokens;
        for (var at = 0; at < tokens.Count; at++)
            if (Number(said, at, out var after) is { } number)
                return (number, CodeFrom(said, after) ?? Code(said));
        return (null, Code(said));
    }

    private static string? Number(Said said, int at, out int after)
    {
        var tokens = said.Tokens;
        var year = Next(tokens, at + 1);
        var running = Next(tokens, year + 1);
        after = running + 1;
        if (tokens[at] is not { Kind: TokenKind.Word, Fold.Length: 3 } || !said.Vocabulary.IsOffice(tokens[at].Fold))
            return null;
        var office = tokens[at].Fold.ToUpperInvariant();
        if (year < tokens.Count && tokens[year] is { Kind: TokenKind.Digits, Fold: { Length: >= 6 } joined })
        {
            after = year + 1;
            return $"{office}-{joined[..2]}-{joined[2..]}";
        }
        return running < tokens.Count && tokens[year] is { Kind: TokenKind.Digits, Fold: { Length: 2 } two }
            && tokens[running] is { Kind: TokenKind.Digits, Fold: { Length: >= 4 and <= 9 } number }
            ? $"{office}-{two}-{number}" : null;
    }

    private static int Next(Tokens tokens, int at)
    {
        while (at < tokens.Count && (tokens[at].Is('-') || tokens[at].Is('#') || tokens[at].Is(',')))
            at++;
        return at;
    }

    /// <summary>A code is looked for where it was asked for, or after the words that introduce one.</summary>
    private static string? Code(Said said)
    {
        foreach (var sighting in said.Of(Subject.Details))
            if (sighting.Sense.Name == "code" && CodeFrom(said, said.Words.TokenBefore(sighting.End)) is { } introduced)
                return introduced;
        if (said.Listening.Expected is not (Expected.Code or Expected.Confirmation))
            return null;
        for (var at = 0; at < said.Tokens.Count; at++)
            if (CodeFrom(said, at) is { } code)
                return code;
        return said.Listening.Expected == Expected.Code ? Spelled(said) : null;
    }

    /// <summary>Five letters and digits written as one, the first such from here on in what follows directly.</summary>
    private static string? CodeFrom(Said said, int from)
    {
        var tokens = said.Tokens;
        while (from < tokens.Count && (tokens[from].Kind == TokenKind.Sign || IsSmallWord(said, from)))
            from++;
        var (length, digits, to) = (0, 0, from);
        while (to < tokens.Count && (to == from || tokens.Tight(to)) && tokens[to].Kind is TokenKind.Word or TokenKind.Digits)
        {
            length += tokens[to].Fold.Length;
            digits += tokens[to].Kind == TokenKind.Digits ? tokens[to].Fold.Length : 0;
            to++;
        }
        return length == CodeLength && digits > 0
            ? string.Concat(Enumerable.Range(from, to - from).Select(at => tokens[at].Fold)).ToUpperInvariant() : null;
    }

    private static bool IsSmallWord(Said said, int at) =>
        said.Tokens[at] is { Kind: TokenKind.Word, Fold.Length: > 1 } token && !said.Tokens.Tight(at + 1)
        && said.Vocabulary.Phrases.Words.Find(token).Length > 0;

    private static string? Spelled(Said said)
    {
        var single = new System.Text.StringBuilder();
        for (var at = 0; at < said.Words.Count; at++)
            if (said.Words[at].Kind == TokenKind.Digits || said.Words[at].Fold.Length == 1)
                single.Append(said.Words[at].Fold);
        return single.Length == CodeLength ? single.ToString().ToUpperInvariant() : null;
    }
}
