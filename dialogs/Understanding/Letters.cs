using System.Globalization;
using System.Text;

namespace BotApp.Dialogs.Understanding;

/// <summary>Characters as they are compared: lower case, without marks, narrow, digits of any script as ASCII.</summary>
internal static class Letters
{
    /// <summary>Nothing is left of the character: a mark, a bidirectional control, a joiner.</summary>
    public const char Nothing = '\0';

    /// <summary>Traditional Chinese characters by the simplified ones they are compared as.</summary>
    private static readonly Dictionary<char, char> Simplified = ContentFile.Lines("zh", "traditional.txt")
        .Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly char[] Folds = Table();

    public static char Fold(char c) => Folds[c];

    /// <summary>Lower case and narrow, the marks kept: what tells Vietnamese "năm" from "nam".</summary>
    public static char Lower(char c) => c switch
    {
        < (char)128 => char.ToLowerInvariant(c),
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ when char.IsDigit(c) => Fold(c),
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Scripts written without spaces, or glued to their endings: one character is one token.</summary>
    public static bool StandsAlone(char c) => c switch
    {
        < '\u3040' => c == '\u3007',
        >= '\u3040' and <= '\u30FF' => true,
        >= '\u3400' and <= '\u9FFF' => true,
        >= '\uAC00' and <= '\uD7A3' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        _ => false,
    };

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    private static char[] Table()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
            table[c] = Compute((char)c);
        return table;
    }

    private static char Compute(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        if (Simplified.TryGetValue(c, out var simplified))
            return simplified;
        if (char.IsSurrogate(c) || IsHangul(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned)
            return c;
        if (char.IsDigit(c))
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        if (Odd(c) is { } odd)
            return odd;
        if (IsMark(c))
            return Nothing;
        var bare = char.ToLowerInvariant(c).ToString().Normalize(NormalizationForm.FormKD)
            .Where(part => !IsMark(part)).ToArray();
        return bare is [var only] ? Odd(char.ToLowerInvariant(only)) ?? char.ToLowerInvariant(only)
            : char.ToLowerInvariant(c);
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    /// <summary>Letters that Unicode does not take apart, and the many forms of one sign.</summary>
    private static char? Odd(char c) => c switch
    {
        'đ' or 'Đ' or 'ð' => 'd',
        'ł' or 'Ł' => 'l',
        'ø' or 'Ø' => 'o',
        'ı' => 'i',
        '\u0640' => Nothing,                            // tatweel
        '\u0629' => '\u0647',                           // teh marbuta -> heh
        '\u0649' or '\u06CC' => '\u064A',               // alef maksura, Persian yeh -> yeh
        '\u06A9' => '\u0643',                           // Persian kaf -> kaf
        '\u0671' => '\u0627',                           // alef wasla -> alef
        '\u2018' or '\u2019' or '\u02BC' or '\u02BB' or '\u0060' or '\u00B4' => '\'',
        '\u201C' or '\u201D' or '\u00AB' or '\u00BB' => '"',
        >= '\u2010' and <= '\u2015' or '\u2212' or '\u30FC' or '\uFE63' => '-',
        '\u301C' or '\uFF5E' or '\u223C' => '~',
        '\u3001' or '\uFF0C' or '\u060C' => ',',
        '\u3002' or '\uFF0E' => '.',
        '\u2236' or '\uFF1A' => ':',
        '\u066B' => '.',                                // Arabic decimal separator
        '\u066C' => ',',
        '\u061F' => '?',
        _ => null,
    };
}
