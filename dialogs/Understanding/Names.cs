namespace BotApp.Dialogs.Understanding;

/// <summary>
/// A person's name: introduced by words that say so, or guessed from the whole utterance when it was asked for. Kept
/// as it was said: one word or ten, any script, no part invented.
/// </summary>
internal static class Names
{
    private const int MostWords = 12;

    /// <returns>The name, whether it was introduced, and the words it is made of.</returns>
    public static (string? Name, bool Introduced, int From, int To) Read(Said said, bool busy)
    {
        var last = (Name: (string?)null, Introduced: false, From: 0, To: 0);
        foreach (var intro in said.Of(Subject.Names))
            if (intro.Sense.Name == "intro" && intro.End > last.From && After(said, intro.End, strict: false) is { Name: { } } found)
                last = found;
        if (last.Name is not null)
            return last;
        var asked = said.Listening.Expected == Expected.Name;
        foreach (var intro in said.Of(Subject.Names))
            if (intro.Sense.Name == "perhaps" && After(said, intro.End, strict: !asked || busy) is { Name: { } } perhaps)
                return perhaps;
        var whose = said.Listening.Expected == Expected.Party;
        if (!(asked || whose) || busy || said.Has(Subject.Names, "not"))
            return default;
        var (from, to) = Core(said);
        if (whose ? !LooksLikeName(said, from, to) : IsReason(said, from, to))
            return default;
        return Spelling.Join(said, from, to) is { } name ? (name, false, from, to) : default;
    }

    /// <summary>"Case question" in answer to the name: a reason of several words, and little else.</summary>
    private static bool IsReason(Said said, int from, int to)
    {
        foreach (var reason in said.Of(Subject.Reasons))
            if (reason.Weight > 1 && reason.Start <= from + 1 && to <= reason.End + 1)
                return true;
        return false;
    }

    private static (string? Name, bool Introduced, int From, int To) After(Said said, int from, bool strict)
    {
        while (from < said.Words.Count && (IsFiller(said, from) || Is(said, from, "extra")) && !IsSyllable(said, from))
            from++;
        var to = from;
        while (to < said.Words.Count && to - from < MostWords && Belongs(said, from, to))
            to++;
        while (to > from && Is(said, to - 1, "particle"))
            to--;
        if (strict && !LooksLikeName(said, from, to))
            return default;
        return Spelling.Join(said, from, to) is { } name ? (name, true, from, to) : default;
    }

    private static bool Belongs(Said said, int from, int at) =>
        said.Words[at].Kind is TokenKind.Word or TokenKind.Character
        && (at == from || !Breaks(said, at))
        && (!Is(said, at, "stop") || at == from && IsCalled(said, at)) && !Is(said, at, "not")
        && (!Is(said, at, "extra") || char.IsUpper(said.Tokens.Text[said.Words[at].Start]));

    /// <summary>"My name is Tuesday Weld", "me llamo Domingo": a day with a capital, where a name has been announced.</summary>
    private static bool IsCalled(Said said, int at) => char.IsUpper(said.Tokens.Text[said.Words[at].Start]) && IsTime(said, at);

    /// <summary>A weekday or a month of any language.</summary>
    private static bool IsTime(Said said, int at) => said.Vocabulary.TimeWords.Values.Any(tongue =>
        Array.Exists(tongue.Words.MatchWord(said.Words[at].Fold), static sense => sense.Kind is SenseKind.Weekday or SenseKind.Month or SenseKind.Day));

    /// <summary>A comma, a bracket or the end of a sentence stands before the word; the point of "J." does not count.</summary>
    private static bool Breaks(Said said, int at)
    {
        for (var token = said.Words.TokenBefore(at); token < said.Words.TokenAt(at); token++)
            if (!(said.Tokens[token].Fold is "'" or "-" or "\u00b7" or "\""
                || said.Tokens[token].Is('.') && said.Words[at - 1].Length <= 2))
                return true;
        return false;
    }

    private static bool Is(Said said, int word, string name) => said.IsIn(Subject.Names, name, word);

    /// <summary>After words that introduce other things too ("I am"): two capitals or more, and no words of the language spoken.</summary>
    private static bool LooksLikeName(Said said, int from, int to)
    {
        for (var at = from; at < to; at++)
            if (!char.IsUpper(said.Tokens.Text[said.Words[at].Start]) && !Is(said, at, "particle"))
                return false;
        return to - from >= 2 && (said.Vocabulary.Phrases.Words.Find(said.Words[from]).Length == 0 || !said.IsOurs(from)
            || IsTime(said, from) && said.Vocabulary.Phrases.Words.Find(said.Words[to - 1]).Length == 0);
    }

    /// <summary>The utterance without words that only lead to the name or follow it.</summary>
    private static (int From, int To) Core(Said said)
    {
        var (from, to) = (0, said.Words.Count);
        while (from < to && Spare(said, from) && !IsSyllable(said, from))
            from++;
        while (to > from && Spare(said, to - 1))
            to--;
        for (var at = from; at < to; at++)
            if (said.Words[at].Kind is TokenKind.Digits or TokenKind.Sign)
                return (0, 0);
        return to - from <= MostWords || said.Words[from].Fold.Length == 1 ? (from, to) : (0, 0);
    }

    /// <summary>The 이 of "이영희", which is a particle elsewhere: more of its word follows that is none.</summary>
    private static bool IsSyllable(Said said, int at)
    {
        for (var next = at; next < said.Words.Count && Letters.IsHangul(said.Words[next].Fold[0]); next++)
            if (next > at && said.Words[next].Spaced)
                return false;
            else if (!IsFiller(said, next) && !Is(said, next, "extra") && !Is(said, next, "perhaps") && !Is(said, next, "intro"))
                return true;
        return false;
    }

    /// <summary>"Ana" is a filler of Arabic in Latin letters, but no word of Portuguese, and with a capital it is a name.</summary>
    private static bool IsFiller(Said said, int at) =>
        said.Fillers[at] && (said.IsOurs(at) || said.Words[at].Kind != TokenKind.Word) && !char.IsUpper(said.Tokens.Text[said.Words[at].Start]);

    /// <summary>"Yes, Maria Lopez": where a name is asked for, what stands beside a yes is one if it is no word of ours.</summary>
    public static bool IsBesideAnswer(Said said)
    {
        if (said.Listening.Expected != Expected.Name)
            return false;
        var words = 0;
        for (var at = 0; at < said.Words.Count; at++)
            if (!Spare(said, at) && !Is(said, at, "intro"))
            {
                if (Is(said, at, "not") || said.WordLanguages[at] != 0 && !IsProper(said, at))
                    return false;
                words++;
            }
        return words > 0 && (said.Words[said.Words.Count - 1].Kind != TokenKind.Character || words <= MostSyllables);
    }

    /// <summary>Written with a capital, joined to such a word by a hyphen, or in a script that has none.</summary>
    private static bool IsProper(Said said, int at) => said.Words[at].Kind == TokenKind.Character
        || char.IsUpper(said.Tokens.Text[said.Words[at].Start])
        || at > 0 && said.Words.TokenAt(at) - said.Words.TokenAt(at - 1) == 2 && said.Tokens[said.Words.TokenAt(at) - 1].Is('-');

    private const int MostSyllables = 4;

    /// <summary>A yes apart from the name; "No" and "Không" are names where no comma follows, as 예 is in 예지원.</summary>
    private static bool IsAnswer(Said said, int at)
    {
        foreach (var answer in said.Of(Subject.Answers))
            if (answer.Start <= at && at < answer.End)
                return answer.Sense.Name is not "small" && (answer.End == said.Words.Count || Breaks(said, answer.End)
                    || answer.Sense.Name is "yes" or "yes!" && said.Words[answer.End].Spaced);
        return false;
    }

    private static bool Spare(Said said, int at) =>
        IsFiller(said, at) || IsAnswer(said, at)
        || Is(said, at, "extra") || Is(said, at, "perhaps") || said.Words[at].Kind == TokenKind.Sign;
}
