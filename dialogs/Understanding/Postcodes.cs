namespace BotApp.Dialogs.Understanding;

/// <summary>ZIP codes: five digits, of ZIP+4 the first five; asked for, also in pieces ("05 09 9").</summary>
internal static class Postcodes
{
    /// <param name="numbered">There is a case number or the like too: only five digits by themselves are a ZIP.</param>
    public static (string? Zip, ZipTrouble? Trouble) Read(Said said, IReadOnlyList<DigitRun> runs, bool numbered)
    {
        var asked = said.Listening.Expected == Expected.Zip;
        if (!numbered && IsForeign(said.Tokens, asked))
            return (null, Understanding.ZipTrouble.Foreign);
        foreach (var run in runs)
            if (!run.Clings(said.Tokens) && Whole(run) is { } zip && Allowed(said))
                return (zip, null);
        return asked && !numbered ? InPieces(runs) : (null, null);
    }

    private static bool Allowed(Said said) => said.Listening.Expected is not (Expected.Code or Expected.Confirmation);

    private static string? Whole(DigitRun run) => run.Groups switch
    {
        [{ Length: 5 } zip] => zip,
        [{ Length: 5 } zip, { Length: 4 }] => zip,
        _ => null,
    };

    private static (string?, ZipTrouble?) InPieces(IReadOnlyList<DigitRun> runs)
    {
        foreach (var run in runs)
            if (run.All.Length == 5)
                return (run.All, null);
        var all = string.Concat(runs.Select(run => run.All));
        return all.Length switch
        {
            0 => (null, null),
            < 5 => (null, Understanding.ZipTrouble.TooShort),
            5 or 9 => (all[..5], null),
            _ => (null, Understanding.ZipTrouble.TooLong),
        };
    }

    /// <summary>Canada's letter, digit, letter, then digit, letter, digit; asked for a ZIP, any mix that begins with a letter.</summary>
    private static bool IsForeign(Tokens tokens, bool asked)
    {
        for (var at = 0; at + 5 < tokens.Count; at++)
            if (IsLetter(tokens[at]) && IsDigit(tokens[at + 1]) && IsLetter(tokens[at + 2]) && tokens.Tight(at + 1)
                && tokens.Tight(at + 2) && IsDigit(tokens[at + 3]) && IsLetter(tokens[at + 4]) && IsDigit(tokens[at + 5]))
                return true;
        return asked && tokens.Count is >= 3 and <= 5 && tokens[0] is { Kind: TokenKind.Word, Length: <= 2 }
            && tokens[1].Kind == TokenKind.Digits && tokens.Tight(1) && tokens[tokens.Count - 1] is { Kind: TokenKind.Word, Length: <= 2 };
    }

    private static bool IsLetter(in Token token) => token is { Kind: TokenKind.Word, Length: 1 };

    private static bool IsDigit(in Token token) => token is { Kind: TokenKind.Digits, Length: 1 };
}
