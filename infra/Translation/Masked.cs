using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Dialogs.Rendering;

namespace BotApp.Infra.Translation;

/// <summary>
/// A text without what must stay as it is and is nobody else's business: numbers, codes, names, addresses. A translator
/// sees a numbered place for each, and they are put back into what it answers.
/// </summary>
internal sealed partial class Masked
{
    private readonly List<string> values = [];

    private Masked(string text, Regex kept)
    {
        var (html, at) = (new StringBuilder(text.Length * 2), 0);
        foreach (Match match in kept.Matches(text))
        {
            Add(html, text[at..match.Index]);
            values.Add(match.Value.Trim(From, Until));
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"notranslate\">{values.Count}</span>");
            at = match.Index + match.Length;
        }
        Add(html, text[at..]);
        Html = html.ToString();
    }

    /// <summary>Between these (Unicode's isolates) the renderer sets what it fills into a sentence.</summary>
    private const char From = '\u2068', Until = '\u2069';

    /// <summary>Well-formed, with a numbered place for each value.</summary>
    public string Html { get; }

    /// <summary>What is left, as plain text.</summary>
    public string Words { get; private set; } = "";

    public bool HasWords => Words.Any(char.IsLetter);

    /// <summary>What a person wrote: everything with a digit stays here, and addresses of mail.</summary>
    public static Masked Heard(string text) => new(text, InSpeech());

    /// <summary>
    /// What we say: what is filled in stays here, also the places of codes and links; so do numbers, capitals (USCIS, ZIP), web addresses, and the words in
    /// quotation marks, which a person is to send as they stand.
    /// </summary>
    public static Masked Said(string text) => new(text, InSentences());

    /// <returns>Null where a place is missing or there twice: then the translation cannot be trusted.</returns>
    public string? Fill(string translated, bool isolate = false)
    {
        var (text, at, seen) = (new StringBuilder(translated.Length), 0, new bool[values.Count]);
        foreach (Match place in Place().Matches(translated))
        {
            text.Append(Plain(translated[at..place.Index]));
            var number = Number(place.Groups[1].Value);
            if (number < 1 || number > values.Count || seen[number - 1])
                return null;
            seen[number - 1] = true;
            // A link stays bare, or a phone takes the marks for a part of the address.
            text.Append(isolate && values[number - 1][0] != Renderer.LinkFrom ? $"{From}{values[number - 1]}{Until}" : values[number - 1]);
            at = place.Index + place.Length;
        }
        text.Append(Plain(translated[at..]));
        return Array.TrueForAll(seen, static one => one) ? text.ToString().Trim() : null;
    }

    private void Add(StringBuilder html, string words)
    {
        Words = $"{Words} {string.Concat(words.EnumerateRunes())}".Trim();
        html.Append(WebUtility.HtmlEncode(words.Replace('\n', ' ').Replace(From, ' ').Replace(Until, ' ')));
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    /// <summary>Some languages write even these digits as their own.</summary>
    private static int Number(string digits) =>
        digits.Length > 4 ? 0 : digits.Aggregate(0, (sum, digit) => sum * 10 + CharUnicodeInfo.GetDecimalDigitValue(digit));

    private const string Numbers = @"(?:[A-Z]{1,3}[- ]?)?\d(?:[\d .,:/()+-]*\d)?(?: ?[AP]M\b)?";

    [GeneratedRegex($@"[^\s@]+@[^\s@]+|\+?{Numbers}", RegexOptions.CultureInvariant)]
    private static partial Regex InSpeech();

    [GeneratedRegex($"\u2068[^\u2069]*\u2069|[\uE000\uE002][^\uE001\uE003]*[\uE001\uE003]|\"[^\"\n]*\"|[a-z]+(?:\\.[a-z]+)+(?:/[\\w-]+)*|\\b{Numbers}|\\b[A-Z]{{2,}}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex InSentences();

    [GeneratedRegex(@"<span\b[^>]*\bnotranslate\b[^>]*>\s*(\d+)\s*</span>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
