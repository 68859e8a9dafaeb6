using System.Buffers;

namespace BotApp.Channels.Sms;

/// <summary>
/// What a text costs: GSM-7 holds 160 characters, or 153 in each segment of a chain, and UCS-2 70, or 67 (3GPP TS
/// 23.038 and 23.040). One character outside of GSM-7 makes the whole text UCS-2.
/// </summary>
/// <param name="Gsm7">True where every character is in the GSM-7 alphabet or its extension.</param>
/// <param name="Units">Septets, where an extension character takes two; or UTF-16 code units.</param>
public readonly record struct Segments(bool Gsm7, int Units, int Count)
{
    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        + "abcdefghijklmnopqrstuvwxyzäöñüà";
    const string Extension = "\f^{}\\[~]|€";

    static readonly SearchValues<char> BasicSet = SearchValues.Create(Basic);
    static readonly SearchValues<char> Alphabet = SearchValues.Create(Basic + Extension);

    public static Segments Of(string text)
    {
        var gsm7 = IsGsm7(text);
        var edges = Edges(text, gsm7);
        return new(gsm7, text.Sum(c => Width(c, gsm7)), edges.Count + 1);
    }

    public static bool IsGsm7(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabet);

    /// <summary>Where a chain is cut: indices of the characters that begin a further segment.</summary>
    internal static IReadOnlyList<int> Edges(string text, bool gsm7)
    {
        var (single, chained) = gsm7 ? (160, 153) : (70, 67);
        if (text.Sum(c => Width(c, gsm7)) <= single)
            return [];
        List<int> edges = [];
        for (int i = 0, used = 0, step; i < text.Length; i += step)
        {
            step = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            var width = step == 2 ? 2 : Width(text[i], gsm7);
            if (used + width > chained)
            {
                edges.Add(i);
                used = 0;
            }
            used += width;
        }
        return edges;
    }

    static int Width(char c, bool gsm7) => gsm7 && !BasicSet.Contains(c) ? 2 : 1;
}
