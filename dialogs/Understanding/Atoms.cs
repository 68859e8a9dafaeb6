namespace BotApp.Dialogs.Understanding;

/// <summary>A word or number of an utterance with all that it can mean for days, times and numbers.</summary>
/// <param name="From">First token.</param>
/// <param name="To">The token after the last.</param>
internal sealed record Atom(int From, int To, Sense[] Senses, Amount? Amount, char Sign, bool Spaced)
{
    // One bit a kind: the readers ask for many kinds at each place, and nearly always in vain.
    private readonly (ulong Low, ulong High) kinds = Kinds(Senses);

    public bool Is(SenseKind kind) =>
        ((kind < (SenseKind)64 ? kinds.Low : kinds.High) >> ((int)kind & 63) & 1) != 0;

    public bool Is(SenseKind kind, out Sense sense)
    {
        for (var i = 0; i < Senses.Length && Is(kind); i++)
            if (Senses[i].Kind == kind)
            {
                sense = Senses[i];
                return true;
            }
        sense = default;
        return false;
    }

    public bool IsKnown => Senses.Length > 0 || Amount is not null;

    private static (ulong Low, ulong High) Kinds(Sense[] senses)
    {
        var (low, high) = (0ul, 0ul);
        foreach (var sense in senses)
            if (sense.Kind < (SenseKind)64)
                low |= 1ul << (int)sense.Kind;
            else
                high |= 1ul << ((int)sense.Kind & 63);
        return (low, high);
    }
}

/// <summary>Cuts an utterance into atoms by the words of one language: at each place the longest entry.</summary>
internal static class Atoms
{
    /// <param name="words">Words that have a meaning elsewhere are no typing errors of days.</param>
    /// <param name="other">Where the language has no such word, this one may: "el jueves at 3pm".</param>
    public static List<Atom> Of(Tokens tokens, TimeWords tongue, WordIndex words, TimeWords? other = null)
    {
        var atoms = new List<Atom>(tokens.Count + 4);
        for (var i = 0; i < tokens.Count;)
            i = tokens[i].Kind == TokenKind.Character && Letters.IsHangul(tokens[i].Fold[0])
                ? Glued(tokens, i, other is { IsHangul: true } ? other : tongue, atoms)
                : One(tokens, i, tongue, words, other, atoms);
        return atoms;
    }

    private const int ShortestAlike = 4;

    private static int One(Tokens tokens, int i, TimeWords tongue, WordIndex words, TimeWords? other, List<Atom> atoms)
    {
        var senses = tongue.Words.Match(tokens, i, out var length);
        if (length == 0 && tokens[i].Kind == TokenKind.Word
            && (Unprefixed(tokens, i, tongue, atoms) || Compound(tokens, i, tongue, atoms)))
            return i + 1;
        if (length == 0 && other is not null)
        {
            senses = other.Words.Match(tokens, i, out length);
            if (length == 0 && tokens[i].Kind == TokenKind.Word && Unprefixed(tokens, i, other, atoms))
                return i + 1;
        }
        if (length == 0 && tokens[i] is { Kind: TokenKind.Word } token && (!words.Has(token.Fold) || tongue.Transliterates && char.IsAscii(token.Fold[0])))
        {
            if (tongue.Apart(token.Fold) is { Second: { Length: > 0 } second } apart)
            {
                atoms.AddRange([new(i, i + 1, apart.First, null, '\0', token.Spaced), new(i, i + 1, second, null, '\0', false)]);
                return i + 1;
            }
            senses = tongue.Guess(token.Fold);
        }
        else if (length == 0 && tokens[i] is { Kind: TokenKind.Word, Fold.Length: >= ShortestAlike } foreign && !words.IsOf(foreign.Fold, tongue.Language))
            senses = tongue.Alike(foreign.Fold);         // "onse" is a number in Tagalog too
        if (length > 1 && Array.Exists(senses, static sense => sense.Kind is SenseKind.AfterBehind or SenseKind.BeforeBehind)
            && GoesOn(tokens, i, i + length, tongue) && tongue.Words.MatchWord(tokens[i].Fold) is { Length: > 0 } or)
            (senses, length) = (or, 1);
        length = Math.Max(length, 1);
        atoms.Add(Make(tokens, i, i + length, senses, tokens[i].Spaced));
        return i + length;
    }

    /// <summary>"Before 10 or after 3", "demain ou après-demain": no "or after" that ends what was said.</summary>
    private static bool GoesOn(Tokens tokens, int or, int i, TimeWords tongue)
    {
        if (Array.Exists(tongue.Words.Match(tokens, or + 1, out var after), static sense => sense.Kind is SenseKind.After or SenseKind.Before)
            && or + 1 + after > i)
            return true;                                // o después de las 3
        if (i < tokens.Count && tokens.Tight(i) && tokens[i].Is('-'))
            i++;
        if (i >= tokens.Count || tokens[i].Kind == TokenKind.Digits)
            return i < tokens.Count;
        return Array.Exists(tongue.Words.Match(tokens, i, out _), static sense => sense.Kind is SenseKind.Number or SenseKind.Day
            or SenseKind.Weekday or SenseKind.Month or SenseKind.Clock or SenseKind.Part or SenseKind.AtHour or SenseKind.The or SenseKind.Holiday);
    }

    private static Atom Make(Tokens tokens, int from, int to, Sense[] senses, bool spaced)
    {
        var token = tokens[from];
        return new(from, to, senses,
            token.Kind == TokenKind.Digits && to == from + 1 ? Amount.Written(token.Fold) : null,
            token.Kind == TokenKind.Sign && token.Fold.Length == 1 ? token.Fold[0] : '\0', spaced);
    }

    /// <summary>A Hangul word with its particles: what is known of it from its beginning. One syllable of an unknown
    /// word means nothing ("일정" is no day).</summary>
    private static int Glued(Tokens tokens, int i, TimeWords tongue, List<Atom> atoms)
    {
        var (first, at, afterDigits) = (atoms.Count, i, i > 0 && !tokens[i].Spaced);
        while (at < tokens.Count && IsHangul(tokens, at) && (at == i || !tokens[at].Spaced))
        {
            var senses = tongue.Words.Match(tokens, at, out var length);
            if (length == 0)
                break;
            atoms.Add(Make(tokens, at, at + length, senses, tokens[at].Spaced));
            at += length;
        }
        var end = at;
        while (end < tokens.Count && IsHangul(tokens, end) && (end == i || !tokens[end].Spaced))
            end++;
        if (end > at)
        {
            if (at - i < 2 && !afterDigits)
                atoms.RemoveRange(first, atoms.Count - first);
            atoms.Add(new(at, end, [], null, '\0', at == i && tokens[i].Spaced));
        }
        return end;
    }

    private static bool IsHangul(Tokens tokens, int i) =>
        tokens[i].Kind == TokenKind.Character && Letters.IsHangul(tokens[i].Fold[0]);

    /// <summary>"والثالثة" is and, the, third.</summary>
    private static bool Unprefixed(Tokens tokens, int i, TimeWords tongue, List<Atom> atoms)
    {
        var word = tokens[i].Fold;
        foreach (var (prefix, sense) in tongue.Prefixes)
        {
            if (word.Length < prefix.Length + 2 || !word.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var count = atoms.Count;
            atoms.Add(new(i, i + 1, [sense], null, '\0', tokens[i].Spaced));
            if (Bare(word[prefix.Length..], i, tongue, atoms))
                return true;
            atoms.RemoveRange(count, atoms.Count - count);
        }
        return false;
    }

    /// <summary>
    /// "Veinticincoavos", "dosmilésimo", "dwudziestapierwsza": a number and what it counts, or tens and a figure, written as one word.
    /// </summary>
    private static bool Compound(Tokens tokens, int i, TimeWords tongue, List<Atom> atoms)
    {
        var word = tokens[i].Fold;
        for (var at = word.Length - 4; at >= 3; at--)
            if (Array.Exists(tongue.Words.MatchWord(word[at..]), IsFigure) && Array.Exists(tongue.Words.MatchWord(word[..at]), IsTens))
            {
                atoms.AddRange([new(i, i + 1, tongue.Words.MatchWord(word[..at]), null, '\0', tokens[i].Spaced),
                    new(i, i + 1, tongue.Words.MatchWord(word[at..]), null, '\0', false)]);
                return true;
            }
            else if (Array.Exists(tongue.Words.MatchWord(word[at..]), IsCounted)
                && Array.Exists(tongue.Words.MatchWord(word[..at]), static sense => sense.Kind == SenseKind.Number))
            {
                atoms.AddRange(Counted(i, tongue.Words.MatchWord(word[..at]), tongue.Words.MatchWord(word[at..]), tokens[i].Spaced));
                return true;
            }
        return false;
    }

    private static IEnumerable<Atom> Counted(int i, Sense[] number, Sense[] thing, bool spaced)
    {
        var times = Array.Find(number, static sense => sense.Kind == SenseKind.Number).A;
        return Array.Exists(thing, static sense => sense.Kind == SenseKind.Avos)
            ? [new(i, i + 1, number, null, '\0', spaced), new(i, i + 1, thing, null, '\0', false)]
            : [new(i, i + 1, [.. thing.Select(sense => Multiplied(sense, times))], null, '\0', spaced)];
    }

    private static Sense Multiplied(Sense sense, long times) => sense.Kind switch
    {
        SenseKind.Ordinal when sense.A < long.MaxValue / 1000 => sense with { A = sense.A * times },
        SenseKind.Fraction when sense.B < long.MaxValue / 1000 => sense with { B = sense.B * times },
        _ => sense,
    };

    private static bool IsTens(Sense sense) => sense is { Kind: SenseKind.Number or SenseKind.Ordinal, A: >= 20 and < 100 } && sense.A % 10 == 0;

    private static bool IsFigure(Sense sense) => sense is { Kind: SenseKind.Number or SenseKind.Ordinal, A: > 0 and < 10 };

    private static bool IsCounted(Sense sense) =>
        sense.Kind == SenseKind.Avos || sense is { Kind: SenseKind.Ordinal, A: >= 1000 };

    private static bool Bare(string word, int i, TimeWords tongue, List<Atom> atoms)
    {
        var senses = tongue.Words.MatchWord(word);
        if (senses.Length > 0)
        {
            atoms.Add(new(i, i + 1, senses, null, '\0', false));
            return true;
        }
        foreach (var (prefix, sense) in tongue.Prefixes)
            if (word.Length >= prefix.Length + 2 && word.StartsWith(prefix, StringComparison.Ordinal)
                && tongue.Words.MatchWord(word[prefix.Length..]) is { Length: > 0 } rest)
            {
                atoms.Add(new(i, i + 1, [sense], null, '\0', false));
                atoms.Add(new(i, i + 1, rest, null, '\0', false));
                return true;
            }
        return false;
    }
}
