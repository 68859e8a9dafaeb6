using System.Text;

namespace BotApp.Infra.Data;

/// <summary>
/// Text that every database takes: PostgreSQL has no room for a NUL, UTF-8 none for half a surrogate pair.
/// </summary>
internal static class Storable
{
    public static string Text(string text)
    {
        foreach (var character in text)
            if (character == '\0' || char.IsSurrogate(character))
                return Mended(text);
        return text;
    }

    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            mended.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        return mended.ToString();
    }
}
