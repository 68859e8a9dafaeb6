namespace BotApp.Dialogs.Understanding;

/// <summary>Digits with nothing but spaces and signs of a number between them: "(541) 754-3010", "05 09 9".</summary>
/// <param name="Groups">The digits as they were grouped, ASCII.</param>
/// <param name="From">The first token; <paramref name="To"/> is the one after the last.</param>
internal sealed record DigitRun(IReadOnlyList<string> Groups, int From, int To, bool Plus)
{
    public string All { get; } = string.Concat(Groups);

    public static IReadOnlyList<DigitRun> Find(Said said)
    {
        if (!HasDigits(said))
            return [];
        var digits = DigitsAt(said);
        List<DigitRun> runs = [];
        for (var at = 0; at < digits.Length; at++)
            if (digits[at] is { Length: > 0 })
            {
                var run = Take(said.Tokens, digits, at);
                runs.Add(run);
                at = run.To - 1;
            }
        return runs;
    }

    private static bool HasDigits(Said said)
    {
        if (said.Of(Subject.Digits).Length > 0)
            return true;
        for (var at = 0; at < said.Tokens.Count; at++)
            if (said.Tokens[at].Kind == TokenKind.Digits)
                return true;
        return false;
    }

    private static DigitRun Take(Tokens tokens, string?[] digits, int from)
    {
        List<string> groups = [];
        var to = from;
        for (var at = from; at < tokens.Count && (digits[at] is not null || IsJoint(tokens, at)); at++)
            if (digits[at] is { } group)
            {
                if (group.Length > 0)
                    groups.Add(group);
                to = at + 1;
            }
        var plus = from > 0 && tokens[from - 1].Is('+') || from > 1 && tokens[from - 1].Is('(') && tokens[from - 2].Is('+')
            || from > 1 && tokens[from - 1].Is('+') && tokens[from - 2].Is('(');
        return new(groups, from, to, plus);
    }

    /// <summary>The digits of each token, also where they are said in words; empty for a part of such words.</summary>
    private static string?[] DigitsAt(Said said)
    {
        var digits = new string?[said.Tokens.Count];
        for (var at = 0; at < digits.Length; at++)
            if (said.Tokens[at].Kind == TokenKind.Digits)
                digits[at] = said.Tokens[at].Fold;
        foreach (var word in said.Of(Subject.Digits))
            if (!IsTimes(word))
                Spell(said, word, digits);
        foreach (var word in said.Of(Subject.Digits))
            if (IsTimes(word))
                Spell(said, word, digits);
        return digits;
    }

    private static bool IsTimes(in Sighting word) => word.Sense.Name.Length > 1;

    /// <summary>"Double 0" is two of the digit that follows; it has been spelled by now.</summary>
    private static void Spell(Said said, in Sighting word, string?[] digits)
    {
        var (from, to) = (said.Words.TokenAt(word.Start), said.Words.TokenBefore(word.End));
        var times = word.Sense.Name switch { "double" => 2, "triple" => 3, "joint" => 0, _ => 1 };
        if (times == 0)
            digits[from] = "";                          // "dash", 에
        else if (times == 1)
            digits[from] = word.Sense.Name;
        else if (to < digits.Length && digits[to] is { Length: 1 } next)
            digits[from] = new(next[0], times - 1);
        else
            return;
        for (var at = from + 1; at < to; at++)
            digits[at] = "";
    }

    /// <summary>The digits as they were grouped; those said in words only where they are many.</summary>
    public static IReadOnlyList<string> Said(Said said, IReadOnlyList<DigitRun> runs)
    {
        if (runs.Count == 0)
            return [];
        List<string> digits = [];
        foreach (var run in runs)
            if (said.Tokens[run.From].Kind == TokenKind.Digits)
                digits.AddRange(run.Groups);
            else if (run.All.Length > 2)
                digits.Add(run.All);
        return digits;
    }

    private static bool IsJoint(Tokens tokens, int at) =>
        tokens[at].Is('-') || tokens[at].Is('(') || tokens[at].Is(')') || tokens[at].Is('.');

    /// <summary>A letter clings to the digits: part of some other number.</summary>
    public bool Clings(Tokens tokens) => ClingsBefore(tokens) || ClingsAfter(tokens);

    private bool ClingsBefore(Tokens tokens)
    {
        var at = From - 1;
        var sign = at > 0 && tokens[at].Is('-') && tokens.Tight(From) && tokens.Tight(at);
        return sign || at >= 0 && tokens.Tight(From) && tokens[at].Kind == TokenKind.Word;
    }

    private bool ClingsAfter(Tokens tokens) =>
        tokens.Tight(To) && tokens[To].Kind == TokenKind.Word && tokens[To].Fold is not ("x" or "ext");
}
