namespace BotApp.Dialogs.Understanding;

/// <summary>
/// What sequences of words mean. Look-up takes the longest entry at a place; spelling without marks finds the entry
/// too, but where marks were written an entry with the same marks goes before one that only looks alike.
/// </summary>
internal sealed class Lexicon<T>
{
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Word), int> edges = [];
    private readonly List<Entry[]> leaves = [[]];
    private readonly List<T[]> senses = [[]];

    /// <summary>Bounds the look-ahead: the most tokens that any entry has.</summary>
    public int Longest { get; private set; }

    public void Add(string phrase, T sense)
    {
        var tokens = Tokens.Of(phrase);
        var node = 0;
        for (var i = 0; i < tokens.Count; i++)
            node = Grow(i > 0 && IsApart(tokens, i) ? Grow(node, Space) : node, tokens[i].Fold);
        if (node == 0)
            return;
        Longest = Math.Max(Longest, tokens.Count);
        leaves[node] = [.. leaves[node], new(sense, ExactOf(tokens))];
        senses[node] = [.. senses[node], sense];
    }

    /// <summary>A word of some entry, wherever in it.</summary>
    public bool Knows(string fold) => words.ContainsKey(fold);

    /// <summary>
    /// The longest entry that begins at a token, and its senses; no senses where there is none. Where the utterance has
    /// marks, the longest without other marks goes first: "sáng thứ năm" begins with no "sang".
    /// </summary>
    /// <param name="length">How many tokens it covers.</param>
    public T[] Match(Tokens tokens, int at, out int length)
    {
        var (node, best, i) = (0, 0, at);
        var (sure, sureLength) = (0, 0);
        length = 0;
        while (i < tokens.Count)
        {
            if (i > at && IsApart(tokens, i) && !Step(ref node, Space))
                break;
            if (!Step(ref node, tokens[i].Fold) && !(i > at && IsGlue(tokens, i) && Step(ref node, tokens[++i].Fold)))
                break;
            i++;
            if (leaves[node].Length > 0)
                (best, length) = (node, i - at);
            if (tokens.IsMarked && best == node && IsSpelledSo(node, tokens, at, i))
                (sure, sureLength) = (node, i - at);
        }
        if (sure != 0)
            (best, length) = (sure, sureLength);
        return senses[best].Length < 2 ? senses[best] : Choose(best, tokens, at, length);
    }

    /// <summary>The senses of one word; none where it is no entry by itself.</summary>
    public T[] MatchWord(string fold)
    {
        var node = 0;
        return Step(ref node, fold) ? senses[node] : [];
    }

    private bool Step(ref int node, string word)
    {
        if (!words.TryGetValue(word, out var id) || !edges.TryGetValue((node, id), out var next))
            return false;
        node = next;
        return true;
    }

    /// <summary>"twenty-five": a hyphen without spaces joins words as a space does.</summary>
    private static bool IsGlue(Tokens tokens, int i) =>
        tokens[i].Is('-') && tokens.Tight(i) && tokens.Tight(i + 1);

    private const string Space = " ";

    /// <summary>Korean is written with spaces, and "다음 주 일요일" has no "주일" in it.</summary>
    private static bool IsApart(Tokens tokens, int i) =>
        tokens[i] is { Kind: TokenKind.Character, Spaced: true } token && Letters.IsHangul(token.Fold[0]);

    private int Grow(int node, string word)
    {
        if (!words.TryGetValue(word, out var id))
            words[word] = id = words.Count;
        if (edges.TryGetValue((node, id), out var next))
            return next;
        leaves.Add([]);
        senses.Add([]);
        return edges[(node, id)] = leaves.Count - 1;
    }

    private bool IsSpelledSo(int leaf, Tokens tokens, int at, int end)
    {
        foreach (ref readonly var entry in leaves[leaf].AsSpan())
            if (Agrees(entry, tokens, at, end, plain: true))
                return true;
        return false;
    }

    private T[] Choose(int leaf, Tokens tokens, int at, int length) =>
        tokens.IsMarked && Array.Exists(leaves[leaf], entry => IsSame(entry, tokens, at, length))
            ? [.. leaves[leaf].Where(entry => IsSame(entry, tokens, at, length)).Select(entry => entry.Sense)]
            : senses[leaf];

    /// <summary>The words with their marks, signs between them aside.</summary>
    private static string[] ExactOf(Tokens tokens) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => tokens[i].Kind != TokenKind.Sign).Select(i => tokens[i].Exact)];

    private static bool IsSame(in Entry entry, Tokens tokens, int at, int length) =>
        Agrees(entry, tokens, at, at + length, plain: false);

    /// <param name="plain">A word that was said without marks agrees with any marks of the entry.</param>
    private static bool Agrees(in Entry entry, Tokens tokens, int at, int end, bool plain)
    {
        var word = 0;
        for (var i = at; i < end; i++)
            if (tokens[i].Kind != TokenKind.Sign && entry.Words[word++] != tokens[i].Exact
                && !(plain && ReferenceEquals(tokens[i].Exact, tokens[i].Fold)))
                return false;
        return true;
    }

    private readonly record struct Entry(T Sense, string[] Words);
}
