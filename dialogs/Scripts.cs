namespace BotApp.Dialogs;

/// <summary>What a text is written in, so far as it matters for choosing a language (Unicode 16, blocks).</summary>
static class Scripts
{
    public const string Latin = "Latn";

    /// <summary>Scripts of none of our languages, and those of which ours use a part, by their blocks.</summary>
    static readonly (char First, char Last, string Script)[] Blocks =
    [
        ('\u0370', '\u03FF', "Grek"), ('\u0400', '\u052F', "Cyrl"), ('\u0530', '\u058F', "Armn"), ('\u0590', '\u05FF', "Hebr"),
        ('\u0600', '\u06FF', "Arab"), ('\u0700', '\u074F', "Syrc"), ('\u0750', '\u077F', "Arab"), ('\u0780', '\u07BF', "Thaa"),
        ('\u07C0', '\u07FF', "Nkoo"), ('\u08A0', '\u08FF', "Arab"), ('\u0900', '\u097F', "Deva"), ('\u0980', '\u09FF', "Beng"),
        ('\u0A00', '\u0A7F', "Guru"), ('\u0A80', '\u0AFF', "Gujr"), ('\u0B00', '\u0B7F', "Orya"), ('\u0B80', '\u0BFF', "Taml"),
        ('\u0C00', '\u0C7F', "Telu"), ('\u0C80', '\u0CFF', "Knda"), ('\u0D00', '\u0D7F', "Mlym"), ('\u0D80', '\u0DFF', "Sinh"),
        ('\u0E00', '\u0E7F', "Thai"), ('\u0E80', '\u0EFF', "Laoo"), ('\u0F00', '\u0FFF', "Tibt"), ('\u1000', '\u109F', "Mymr"),
        ('\u10A0', '\u10FF', "Geor"), ('\u1200', '\u139F', "Ethi"), ('\u13A0', '\u13FF', "Cher"), ('\u1400', '\u167F', "Cans"),
        ('\u1780', '\u17FF', "Khmr"), ('\u1800', '\u18AF', "Mong"), ('\u3040', '\u30FF', "Jpan"), ('\uAA60', '\uAA7F', "Mymr"),
    ];

    /// <summary>The script of the first letter that none of our languages has; null where there is none.</summary>
    public static string? Foreign(string text)
    {
        foreach (var c in text)
            if (char.IsLetter(c) && Of(c) is { } script && !IsOurs(c))
                return script;
        return null;
    }

    static string? Of(char c)
    {
        foreach (var (first, last, script) in Blocks)
            if (first <= c && c <= last)
                return script;
        return null;
    }

    /// <summary>The alphabets of Arabic and Russian; Ukrainian, Persian or Urdu have letters beside these.</summary>
    static bool IsOurs(char c) =>
        c is >= '\u0621' and <= '\u064A' or '\u0671' or >= '\u0410' and <= '\u044F' or '\u0401' or '\u0451';
}
