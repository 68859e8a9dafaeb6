using System.Globalization;
using System.Text;

namespace BotApp.Dialogs.Understanding;

internal enum TokenKind : byte
{
    /// <summary>Letters of a script that is written with spaces.</summary>
    Word,

    /// <summary>A run of digits, folded to ASCII.</summary>
    Digits,

    /// <summary>One Han, kana or Hangul character.</summary>
    Character,

    /// <summary>One mark of punctuation, symbol or picture.</summary>
    Sign,
}

/// <summary>A piece of an utterance.</summary>
/// <param name="Fold">Lower case, no marks, ASCII digits: what is looked up.</param>
/// <param name="Exact">Lower case with its marks; the same string as <paramref name="Fold"/> where there are none.</param>
/// <param name="Start">Where it stands in <see cref="Tokens.Text"/>.</param>
/// <param name="Spaced">A space stands before it, or it is the first.</param>
internal readonly record struct Token(
    string Fold, string Exact, int Start, int Length, TokenKind Kind, bool Spaced)
{
    public int End => Start + Length;

    public bool Is(char sign) => Kind == TokenKind.Sign && Fold.Length == 1 && Fold[0] == sign;
}

/// <summary>An utterance cut into tokens; bounded, whatever was said.</summary>
internal sealed class Tokens
{
    public const int MaxCharacters = 2000;
    public const int MaxTokens = 400;

    private readonly Token[] all;

    private Tokens(string text, Token[] all) =>
        (Text, this.all, IsMarked) = (text, all, Array.Exists(all, token => !ReferenceEquals(token.Exact, token.Fold)));

    /// <summary>The text that the spans point into.</summary>
    public string Text { get; }

    public int Count => all.Length;

    /// <summary>Some word has marks: who writes "sáu" means something else by "sau".</summary>
    public bool IsMarked { get; }

    public ref readonly Token this[int index] => ref all[index];

    /// <summary>The words as they were said, from one token to before another.</summary>
    public string Said(int from, int to) =>
        from >= to ? "" : Text[all[from].Start..all[to - 1].End];

    /// <summary>No space stands before the token: "3pm", "14:30".</summary>
    public bool Tight(int index) => index > 0 && index < all.Length && !all[index].Spaced;

    public static Tokens Of(string text)
    {
        var found = new List<Token>(Math.Min(MaxTokens, text.Length / 4 + 4));
        Span<char> fold = stackalloc char[Longest];
        Span<char> exact = stackalloc char[Longest];
        var end = Math.Min(text.Length, MaxCharacters);
        var spaced = true;
        for (var at = 0; at < end && found.Count < MaxTokens;)
        {
            var start = at;
            if (Kind(text, ref at) is not { } kind)
            {
                spaced |= Letters.Fold(text[start]) != Letters.Nothing;
                continue;
            }
            if (kind is TokenKind.Word or TokenKind.Digits)
                at = Run(text, start, end, kind);
            found.Add(Make(text, start, at, kind, spaced, fold, exact));
            spaced = false;
        }
        return new(text, [.. found]);
    }

    /// <summary>The utterance without control characters and lone surrogates, trimmed.</summary>
    public static string Clean(string text)
    {
        var dirty = false;
        for (var i = 0; i < text.Length && !dirty; i++)
            dirty = char.IsControl(text[i]) || IsLone(text, i);
        if (!dirty)
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (!IsLone(text, i))
                clean.Append(char.IsControl(text[i]) ? ' ' : text[i]);
        return clean.ToString().Trim();
    }

    /// <summary>No word of a language is longer; what is gets cut for comparison, not in its span.</summary>
    private const int Longest = 40;

    private static bool IsLone(string text, int i) => char.IsSurrogate(text[i])
        && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));

    /// <summary>The kind of the character at a place, and the place after it; null for what only separates.</summary>
    private static TokenKind? Kind(string text, ref int at)
    {
        var c = text[at];
        at++;
        if (char.IsHighSurrogate(c) && at < text.Length && char.IsLowSurrogate(text[at]))
        {
            at++;
            return Rune.GetUnicodeCategory(new Rune(c, text[at - 1])) is UnicodeCategory.DecimalDigitNumber
                ? TokenKind.Digits : TokenKind.Sign;
        }
        return KindOf(c);
    }

    private static TokenKind? KindOf(char c)
    {
        var fold = Letters.Fold(c);
        if (fold == Letters.Nothing || char.IsSurrogate(c) || char.IsWhiteSpace(c) || char.IsControl(c))
            return null;
        if (char.IsAsciiDigit(fold))
            return TokenKind.Digits;
        if (Letters.StandsAlone(fold))
            return TokenKind.Character;
        return char.IsLetter(fold) ? TokenKind.Word : TokenKind.Sign;
    }

    private static int Run(string text, int start, int end, TokenKind kind)
    {
        var at = start;
        while (at < end)
        {
            var next = at;
            var here = Kind(text, ref next);
            if (here != kind && !(here is null && Letters.Fold(text[at]) == Letters.Nothing && at > start))
                break;
            at = next;
        }
        return at;
    }

    private static Token Make(
        string text, int start, int end, TokenKind kind, bool spaced, Span<char> fold, Span<char> exact)
    {
        int folded = 0, kept = 0;
        for (var i = start; i < end && folded < fold.Length && kept < exact.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && kind == TokenKind.Digits)
            {
                fold[folded++] = exact[kept++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, i));
                i++;
                continue;
            }
            if (Letters.Fold(text[i]) is var plain and not Letters.Nothing)
                fold[folded++] = plain;
            exact[kept++] = Letters.Lower(text[i]);
        }
        var key = new string(fold[..folded]);
        return new(key, exact[..kept].SequenceEqual(key) ? key : new string(exact[..kept]),
            start, end - start, kind, spaced);
    }
}
