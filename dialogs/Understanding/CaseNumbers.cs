namespace BotApp.Dialogs.Understanding;

/// <summary>Receipt numbers and alien numbers, as USCIS prints them; a letter O is mended into a zero.</summary>
internal static class CaseNumbers
{
    private const int ReceiptDigits = 10;

    /// <summary>The service centres whose three letters a receipt number begins with.</summary>
    private static readonly HashSet<string> Centers =
        ["eac", "vsc", "wac", "csc", "lin", "nsc", "src", "tsc", "msc", "nbc", "ioe", "ysc", "psc"];

    /// <summary>Unmarked: eight or nine digits where a case number was asked for, which may be a Social Security number.</summary>
    public static (string? Receipt, string? Alien, bool Mended, bool Unmarked) Read(Said said, IReadOnlyList<DigitRun> runs)
    {
        var tokens = said.Tokens;
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Kind == TokenKind.Word && Receipt(tokens, at) is var (receipt, mended))
                return (receipt, null, mended, false);
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Kind == TokenKind.Word && tokens[at].Fold[0] == 'a' && Alien(tokens, at) is var (alien, mended))
                return (null, alien, mended, false);
        var bare = Bare(runs, said);
        if (said.Listening.Expected == Expected.Case && Spelled(runs, said) is { } spelled)
            return (null, spelled, false, false);
        return said.Has(Subject.Details, "alien") ? (null, bare, false, false)
            : (null, null, false, bare is not null && said.Listening.Expected == Expected.Case);
    }

    private static (string, bool)? Receipt(Tokens tokens, int at)
    {
        var first = tokens[at].Fold;
        if (first.Length < 3 || !Centers.Contains(first[..3]))
            return null;
        return Digits(tokens, at, first[3..], ReceiptDigits) is var (digits, mended) && digits.Length == ReceiptDigits
            ? (first[..3].ToUpperInvariant() + digits, mended) : null;
    }

    private static (string, bool)? Alien(Tokens tokens, int at) =>
        Digits(tokens, at, tokens[at].Fold[1..], 9) is var (digits, mended) && digits.Length >= 7
            ? ("A" + digits.PadLeft(9, '0'), mended) : null;

    /// <summary>The digits that follow a prefix, through spaces and hyphens; null when something else is among them.</summary>
    private static (string, bool)? Digits(Tokens tokens, int at, string begun, int most)
    {
        var mended = false;
        if (Mend(begun, ref mended) is not { } digits)
            return null;
        for (var next = at + 1; next < tokens.Count && digits.Length <= most; next++)
        {
            if (tokens[next].Is('-') || tokens[next].Is('#') || tokens[next].Is(':') && digits.Length == 0)
                continue;
            if (tokens[next].Kind != TokenKind.Digits && !Clings(tokens, next))
                break;
            if (Mend(tokens[next].Fold, ref mended) is not { } more)
                return null;
            digits += more;
        }
        return digits.Length is > 0 && digits.Length <= most ? (digits, mended) : null;
    }

    /// <summary>A word without a space before it; or a lone letter without one after it ("O912").</summary>
    private static bool Clings(Tokens tokens, int at) => tokens[at].Kind == TokenKind.Word
        && (tokens.Tight(at) || tokens[at].Length == 1 && tokens.Tight(at + 1));

    private static string? Mend(string text, ref bool mended)
    {
        foreach (var c in text)
            if (c is 'o' or 'q' or 'i' or 'l')
                mended = true;
            else if (!char.IsAsciiDigit(c))
                return null;
        return text.Replace('o', '0').Replace('q', '0').Replace('i', '1').Replace('l', '1');
    }

    /// <summary>"A one two three ...", "número A es 12-345-678": the letter is apart from the digits.</summary>
    private static string? Spelled(IReadOnlyList<DigitRun> runs, Said said)
    {
        foreach (var run in runs)
            if (run.All.Length is >= 7 and <= 9 && run.From > 0)
                for (var at = run.From - 1; at >= Math.Max(0, run.From - 3); at--)
                    if (said.Tokens[at].Fold == "a" && said.Tokens[at].Exact == "a" && (at == run.From - 1 || char.IsUpper(said.Tokens.Text[said.Tokens[at].Start])))
                        return "A" + run.All.PadLeft(9, '0');
        return null;
    }

    /// <summary>"My A-number is 123456789": eight or nine digits without the A.</summary>
    private static string? Bare(IReadOnlyList<DigitRun> runs, Said said)
    {
        foreach (var run in runs)
            if (run.All.Length is 8 or 9 && !run.Clings(said.Tokens))
                return "A" + run.All.PadLeft(9, '0');
        return null;
    }
}
