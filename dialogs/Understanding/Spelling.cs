using System.Globalization;
using System.Text;

namespace BotApp.Dialogs.Understanding;

/// <summary>Joins the words of a name as they were said, and letters that were spelled one by one into words.</summary>
internal static class Spelling
{
    private const int FewestLetters = 3;

    public static string? Join(Said said, int from, int to)
    {
        if (from >= to)
            return null;
        (from, to) = WithoutSpelling(said, from, to);
        var name = IsSpelled(said, from, to) ? Spelled(said, from, to) : AsSaid(said, from, to);
        if (name.Length == 0)
            return null;
        return name.Any(char.IsUpper) ? name : Mended(name);
    }

    /// <summary>Letters that repeat a name which was also said: "Jan Nowak n o w a k".</summary>
    private static (int, int) WithoutSpelling(Said said, int from, int to)
    {
        int first = from, last = to;
        while (last > from && said.Words[last - 1] is { Kind: TokenKind.Word, Length: 1 })
            last--;
        if (to - last >= FewestLetters && Longer(said, from, last) >= 2)
            return (from, last);
        while (first < to && said.Words[first] is { Kind: TokenKind.Word, Length: 1 })
            first++;
        return first - from >= FewestLetters && Longer(said, first, to) >= 2 ? (first, to) : (from, to);
    }

    /// <summary>How many more words than letters stand there.</summary>
    private static int Longer(Said said, int from, int to)
    {
        var more = 0;
        for (var at = from; at < to; at++)
            more += said.Words[at].Length > 1 ? 1 : -1;
        return more;
    }

    private static bool IsSpelled(Said said, int from, int to)
    {
        var letters = 0;
        for (var at = from; at < to; at++)
            letters += said.Words[at] is { Kind: TokenKind.Word, Length: 1 } ? 1 : 0;
        return letters >= FewestLetters && 2 * letters > to - from;
    }

    private static string Spelled(Said said, int from, int to)
    {
        var name = new StringBuilder();
        for (var at = from; at < to; at++)
            if (Letter(said, at) is { } letter)
                name.Append(letter);
        return string.Join(' ', name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What a spelled word stands for: itself, a space, or a letter with a name ("double u").</summary>
    private static string? Letter(Said said, int at)
    {
        foreach (var sighting in said.Of(Subject.Names))
            if (sighting.Sense.Name is ['=', .. var letter] && sighting.Start <= at && at < sighting.End)
                return at > sighting.Start ? null : letter == "space" ? " " : letter;
        return said.Tokens.Text.Substring(said.Words[at].Start, said.Words[at].Length);
    }

    /// <summary>The text between, other than letters, marks, hyphens, apostrophes and points, folded into one space.</summary>
    private static string AsSaid(Said said, int from, int to)
    {
        var text = said.Tokens.Text.AsSpan(said.Words[from].Start..said.Words[to - 1].End);
        var name = new StringBuilder(text.Length);
        foreach (var c in text)
            if (IsPart(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != ' ')
                name.Append(' ');
        return name.ToString().Trim();
    }

    private static bool IsPart(char c) => char.IsLetter(c) || char.IsSurrogate(c)
        || c is '-' or '.' or '\u00b7' or '\u200c' or '\u200d' || Letters.Fold(c) is '\'' or '-'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>All was in lower case: each word gets its capital.</summary>
    private static string Mended(string name)
    {
        var mended = name.ToCharArray();
        for (var i = 0; i < mended.Length; i++)
            if (i == 0 || mended[i - 1] is ' ' or '-')
                mended[i] = char.ToUpperInvariant(mended[i]);
        return new(mended);
    }
}
