namespace BotApp.Dialogs.Understanding;

/// <summary>
/// The words of all language folders, each once for each spelling, and the ways to find one: as written, without its
/// marks, by the beginning of it, and with one typing error where the word is long enough to be sure.
/// </summary>
internal sealed class WordIndex
{
    private const int ShortestOpen = 2;
    private static readonly int[] None = [];

    private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> loose = new(StringComparer.Ordinal);
    private readonly Misspelt misspelt = new();
    private readonly List<(Sounds Sounds, int Language, Dictionary<string, List<int>> Words)> sounding = [];
    private readonly List<string> prefixes = [];
    private readonly List<string> folds = [];
    private readonly List<int> languages = [];
    private readonly List<int> common = [];
    private readonly HashSet<string> shortened = [];
    private readonly Dictionary<string, int> soft = new(StringComparer.Ordinal);
    private readonly HashSet<string> everywhere = [];
    private int longestStem;
    private int strict;

    public int Count => folds.Count;

    /// <summary>The languages that the word speaks for, a bit each: those it is frequent in, else all that have it.</summary>
    public int LanguagesOf(int word) => common[word] != 0 ? common[word] : languages[word];

    /// <summary>The word is frequent in the language, whatever else it may be.</summary>
    public void AddCommon(string text, int language)
    {
        var word = Add(text, open: false, language);
        common[word] |= 1 << language;
    }

    /// <summary>A word that is written with a point and ends no sentence ("St.").</summary>
    public void AddShortened(string fold) => shortened.Add(fold);

    /// <summary>A word that may stand between any two words of a phrase and says nothing ("po", "please").</summary>
    public void AddSoft(string word, int language)
    {
        foreach (var spelling in (string[])[word, Tokens.Of(word) is { Count: 1 } tokens ? tokens[0].Fold : word])
            soft[spelling] = soft.GetValueOrDefault(spelling) | 1 << language;
    }

    /// <summary>The languages that only have the word with marks, and in which marks make other words: "doc" for "đọc".</summary>
    public int LackingMarks(in Token token)
    {
        var (lacking, written) = (0, 0);
        if (!ReferenceEquals(token.Exact, token.Fold) || !known.TryGetValue(token.Fold, out var words))
            return 0;
        foreach (var word in words)
            if (spellings.TryGetValue(token.Fold, out var own) && own == word)
                written |= languages[word];
            else
                lacking |= languages[word];
        return lacking & ~written & strict;
    }

    /// <summary>The languages in which a word may be left out, a bit each.</summary>
    public int SoftIn(in Token token) => soft.GetValueOrDefault(token.Exact);

    public bool IsShortened(string fold) => shortened.Contains(fold);

    /// <summary>A word that tells nothing of the language, whoever has it.</summary>
    public void AddEverywhere(string fold) => everywhere.Add(fold);

    public bool IsEverywhere(string fold) => everywhere.Contains(fold);

    /// <summary>Marks make other words of a language: Vietnamese "anh" and "Ánh".</summary>
    public void MarksMatter(int language) => strict |= 1 << language;

    public int Add(string text, bool open, int language)
    {
        var table = open ? stems : spellings;
        if (!table.TryGetValue(text, out var word))
        {
            table[text] = word = folds.Count;
            folds.Add(Tokens.Of(text) is { Count: 1 } tokens ? tokens[0].Fold : text);
            languages.Add(0);
            common.Add(0);
        }
        languages[word] |= 1 << language;
        return word;
    }

    /// <summary>Makes the look-up tables, once all words are in.</summary>
    public void Close()
    {
        foreach (var group in spellings.GroupBy(entry => folds[entry.Value]))
        {
            misspelt.Add(group.Key);
            known[group.Key] = [.. group.Select(entry => entry.Value)];
            loose[group.Key] = [.. known[group.Key].Where(word => (languages[word] & ~strict) != 0)];
            foreach (var (spelling, word) in group.Where(entry => entry.Key != group.Key))
                known[spelling] = spellings.TryGetValue(group.Key, out var plain) ? [word, plain] : [word];
        }
        Sound();
        foreach (var (stem, word) in stems.ToArray())
            stems[folds[word]] = word;
        longestStem = stems.Keys.Select(stem => stem.Length).DefaultIfEmpty().Max();
    }

    /// <summary>The word as written, or with its marks left out.</summary>
    public ReadOnlySpan<int> Find(in Token token)
    {
        if (ReferenceEquals(token.Exact, token.Fold))
            return known.TryGetValue(token.Fold, out var plain) ? plain : None;
        return known.TryGetValue(token.Exact, out var exact) ? exact
            : loose.TryGetValue(token.Fold, out var alike) ? alike : None;
    }

    /// <summary>A word with its marks as they are: "olá" tells more of the language than "ola".</summary>
    public bool IsMarked(in Token token, out int word)
    {
        word = -1;
        return !ReferenceEquals(token.Exact, token.Fold) && spellings.TryGetValue(token.Exact, out word);
    }

    /// <summary>Words that a language writes together with the next one (Arabic "and", "the", "for").</summary>
    public void AddPrefix(string prefix) => prefixes.Add(prefix);

    /// <summary>A known word under one that is written together with it.</summary>
    public void FindGlued(string fold, List<int> into)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var prefix in prefixes)
            if (fold.Length > prefix.Length + 1 && fold.StartsWith(prefix, StringComparison.Ordinal))
            {
                if (lookup.TryGetValue(fold.AsSpan(prefix.Length), out var words))
                    into.AddRange(words);
                FindOpen(fold[prefix.Length..], into);
            }
    }

    /// <summary>Words given by their beginning.</summary>
    public void FindOpen(string fold, List<int> into)
    {
        if (stems.Count == 0 || fold.Length < ShortestOpen)
            return;
        var lookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestOpen; length <= Math.Min(fold.Length, longestStem); length++)
            if (lookup.TryGetValue(fold.AsSpan(0, length), out var word))
                into.Add(word);
    }

    /// <summary>Words that were said with one typing error.</summary>
    public void FindMisspelt(string fold, List<int> into)
    {
        foreach (var word in misspelt.Find(fold))
            foreach (var spelling in known[word])
                if (!into.Contains(spelling))
                    into.Add(spelling);
    }

    /// <summary>Words of a language are found by their sound too.</summary>
    public void AddSounds(Sounds sounds, int language) => sounding.Add((sounds, language, new(StringComparer.Ordinal)));

    /// <summary>Words that are said like the one that was written, in all languages or in one.</summary>
    public void FindAlike(in Token token, List<int> into, int only = -1)
    {
        var (fold, marked) = (token.Fold, !ReferenceEquals(token.Exact, token.Fold));
        if (fold.Length > LongestAlike || fold.Length < (only < 0 ? ShortestElsewhere : ShortestAlike))
            return;
        foreach (var (sounds, language, words) in sounding)
            if ((only < 0 || only == language) && !(marked && (strict >> language & 1) != 0) && words.TryGetValue(sounds.Key(fold), out var alike))
                foreach (var word in alike)
                    if (!into.Contains(word))
                        into.Add(word);
    }

    private const int ShortestAlike = 2;
    private const int ShortestElsewhere = 4;
    private const int LongestAlike = 24;

    private void Sound()
    {
        foreach (var (sounds, language, words) in sounding)
            foreach (var (spelling, word) in spellings)
                if ((languages[word] >> language & 1) != 0 && folds[word].Length is >= ShortestAlike and <= LongestAlike)
                    (words.TryGetValue(sounds.Key(folds[word]), out var alike) ? alike : words[sounds.Key(folds[word])] = []).Add(word);
    }

    /// <summary>A word of the language's folder, with its marks or without.</summary>
    public bool IsOf(string fold, string language)
    {
        var bit = 1 << Languages.IndexOf(language);
        if (known.TryGetValue(fold, out var words))
            foreach (var word in words)
                if ((languages[word] & bit) != 0)
                    return true;
        return false;
    }

    /// <summary>A word of any language folder, with its marks or without.</summary>
    public bool Has(string fold) => known.ContainsKey(fold);
}
