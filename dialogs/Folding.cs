using System.Globalization;
using System.Text;

namespace BotApp.Dialogs;

/// <summary>Names compared as people write them: without marks, letter case, apostrophes, and the FNU of a form.</summary>
public static class Folding
{
    public static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                    break;
                case var category when category is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation:
                    text.Append(' ');
                    break;
                default:
                    if (Rune.IsLetterOrDigit(rune))
                        text.Append(Plain(Rune.ToLowerInvariant(rune)));
                    break;
            }
        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Length > 1 ? words.Where(word => word != "fnu") : words);
    }

    /// <summary>Letters with a stroke do not decompose.</summary>
    static string Plain(Rune rune) => rune.Value switch
    {
        'đ' => "d",
        'ł' => "l",
        'ø' => "o",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => rune.ToString(),
    };
}
