namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Words that are found though one letter of them is too many, missing, another, or exchanged with its neighbour. Only words that
/// are long enough to be sure.
/// </summary>
internal sealed class Misspelt
{
    public const int Shortest = 6;
    private const int Longest = 20;
    private const int Most = 4;

    private readonly Dictionary<string, string[]> cut = new(StringComparer.Ordinal);

    public void Add(string fold)
    {
        if (fold.Length < Shortest)
            return;
        foreach (var shorter in Shortened(fold).Append(fold))
            cut[shorter] = cut.TryGetValue(shorter, out var before) ? before.Contains(fold) ? before : [.. before, fold] : [fold];
    }

    /// <summary>The words that may have been meant; a first letter is never wrong.</summary>
    public IReadOnlyList<string> Find(string fold)
    {
        if (fold.Length is < Shortest - 1 or > Longest)
            return [];
        List<string>? into = null;
        if (cut.TryGetValue(fold, out var longer))
            Take(longer, fold, ref into);
        if (fold.Length < Shortest)
            return into ?? (IReadOnlyList<string>)[];
        Span<char> shorter = stackalloc char[fold.Length - 1];
        var lookup = cut.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var skip = 1; skip < fold.Length && !(into?.Count >= Most); skip++)
        {
            fold.AsSpan(0, skip).CopyTo(shorter);
            fold.AsSpan(skip + 1).CopyTo(shorter[skip..]);
            if (lookup.TryGetValue(shorter, out var words))
                Take(words, fold, ref into);
        }
        return into ?? (IReadOnlyList<string>)[];
    }

    private static void Take(string[] words, string fold, ref List<string>? into)
    {
        foreach (var word in words)
            if (word[0] == fold[0] && into?.Contains(word) != true)
                (into ??= []).Add(word);
    }

    private static IEnumerable<string> Shortened(string fold) =>
        Enumerable.Range(1, fold.Length - 1).Select(skip => fold.Remove(skip, 1)).Distinct();
}
