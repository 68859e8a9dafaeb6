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
        leaves[node] = [.. leaves[node], new(sense, ExactOf(tokens, 0, tokens.Count))];
        senses[node] = [.. senses[node], sense];
    }

    /// <summary>A word of some entry, wherever in it.</summary>
    public bool Knows(string fold) => words.ContainsKey(fold);

    /// <summary>The longest entry that begins at a token, and its senses; no senses where there is none.</summary>
    /// <param name="length">How many tokens it covers.</param>
    public T[] Match(Tokens tokens, int at, out int length)
    {
        var (node, best, i) = (0, 0, at);
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
        }
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

    private T[] Choose(int leaf, Tokens tokens, int at, int length) =>
        tokens.IsMarked && ExactOf(tokens, at, length) is var exact && leaves[leaf].Any(entry => entry.Exact == exact)
            ? [.. leaves[leaf].Where(entry => entry.Exact == exact).Select(entry => entry.Sense)]
            : senses[leaf];

    /// <summary>The words with their marks; null where none has any.</summary>
    private static string? ExactOf(Tokens tokens, int at, int length)
    {
        var marked = false;
        for (var i = at; i < at + length; i++)
            marked |= !ReferenceEquals(tokens[i].Exact, tokens[i].Fold);
        return marked
            ? string.Join(' ', Enumerable.Range(at, length).Where(i => !tokens[i].Is('-')).Select(i => tokens[i].Exact))
            : null;
    }

    private readonly record struct Entry(T Sense, string? Exact);
}
