namespace BotApp.Dialogs.Understanding;

/// <summary>The words of an utterance without its punctuation: what phrases are compared with.</summary>
internal sealed class Spoken
{
    private readonly int[] places;
    private readonly bool[] opens;

    public Spoken(Tokens tokens, WordIndex words)
    {
        Tokens = tokens;
        places = new int[tokens.Count];
        opens = new bool[tokens.Count + 1];
        var opening = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsWord(tokens[i]))
            {
                opening |= EndsSentence(tokens, i, words);
                continue;
            }
            opens[Count] = opening;
            places[Count++] = i;
            opening = false;
        }
        opens[Count] = true;
    }

    public Tokens Tokens { get; }

    public int Count { get; }

    public ref readonly Token this[int index] => ref Tokens[places[index]];

    /// <summary>A sentence begins with the word, or the utterance ends before it.</summary>
    public bool Opens(int index) => opens[index];

    /// <summary>The token that a word is; one past the last for the place after the last word.</summary>
    public int TokenAt(int index) => index < Count ? places[index] : Tokens.Count;

    /// <summary>Where the tokens of words before a place end.</summary>
    public int TokenBefore(int index) => index == 0 ? 0 : places[index - 1] + 1;

    /// <summary>Letters, digits, and pictures, which say yes or no; not punctuation.</summary>
    public static bool IsWord(in Token token) =>
        token.Kind != TokenKind.Sign || (token.Fold is [var first, ..] && (first >= '\u2190' && first < '\u3000' || char.IsSurrogate(first)));

    private static bool EndsSentence(Tokens tokens, int at, WordIndex words) => tokens[at].Fold switch
    {
        "." => at == 0 || !tokens.Tight(at) || !words.IsShortened(tokens[at - 1].Fold),
        "!" or "?" or ";" or "\u00bf" or "\u00a1" or "\u2026" => true,
        _ => false,
    };
}
