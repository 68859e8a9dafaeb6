using System.Text;

namespace BotApp.Channels.Sms;

/// <summary>
/// Takes out of a text what would double its price and says nothing: curly quotes, long dashes, odd spaces.
/// </summary>
public static class Tidy
{
    /// <summary>
    /// The text in GSM-7 where signs alone stand in the way; otherwise as it was: a letter with its accent is never
    /// touched, and once a text is UCS-2 its good typography costs nothing more.
    /// </summary>
    public static string Text(string text)
    {
        if (Segments.IsGsm7(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(Plain(c) ?? c.ToString());
        var tidy = plain.ToString();
        return Segments.IsGsm7(tidy) ? tidy : text;
    }

    static string? Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        >= '\u2010' and <= '\u2015' or '\u2212' => "-",
        '\u2026' => "...",
        '\u2022' or '\u00B7' => "-",
        '\u00D7' => "x",
        '\t' or '\u00A0' or '\u202F' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A') => " ",
        '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069') => "",
        _ => null,
    };
}
