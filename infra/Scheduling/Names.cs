using System.Globalization;
using System.Text;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// A name as it is looked up: marks, letter case, apostrophes and hyphens do not count, nor does FNU, which documents
/// print for a first name that is not there. The order of the words does.
/// </summary>
internal static class Names
{
    public static string Fold(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
            letters.Append(Plain(char.ToLowerInvariant(character)));
        return string.Join(' ', letters.ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => word != "fnu"));
    }

    private static string Plain(char letter) => letter switch
    {
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ø' => "o",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) => letter.ToString(),
        '-' or '\u2010' or '\u2011' or '\u2013' or '.' or ',' => " ",
        _ when char.IsWhiteSpace(letter) => " ",
        _ when char.GetUnicodeCategory(letter) is UnicodeCategory.SpacingCombiningMark => letter.ToString(),
        _ => "",
    };
}
