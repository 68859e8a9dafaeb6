namespace BotApp.Dialogs.Understanding;

/// <summary>
/// The phrases of all languages in one automaton. A list or a single word is an atom; phrases share their beginnings,
/// and an utterance is read once for all of them.
/// </summary>
internal sealed class Phrasebook
{
    /// <summary>Stands for <c>...</c> where atoms follow one another.</summary>
    private const int GapAtom = -1;

    private readonly Dictionary<(int Language, string Key), int> atoms = new() { [(-1, "")] = Fillers };
    private readonly Dictionary<(int Node, int Atom), int> edges = [];
    private readonly Dictionary<(int Node, int Word), int> listEdges = [];
    private readonly List<List<int>> listLeaves = [[]];
    private readonly Dictionary<(int, string), List<string>> lists = [];
    private readonly List<List<Leaf>> leaves = [[], []];
    private (int Atom, int Node)[][] nodes = [];
    private int[] gaps = [];

    public const int Root = 0;

    /// <summary>Where phrases begin that are held to the beginning of a sentence.</summary>
    public const int OpeningRoot = 1;

    /// <summary>The atom of words that add nothing.</summary>
    public const int Fillers = 0;

    public WordIndex Words { get; } = new();

    public int AtomCount => atoms.Count;

    /// <summary>The places in the automaton after one more atom.</summary>
    public ReadOnlySpan<(int Atom, int Node)> From(int node) => nodes[node];

    /// <summary>The place after a gap; zero where the phrases here have none.</summary>
    public int AfterGap(int node) => gaps[node];

    public bool TryStart(int root, int atom, out int node) => edges.TryGetValue((root, atom), out node);

    public IReadOnlyList<Leaf> LeavesAt(int node) => leaves[node];

    public bool TryList(int node, int word, out int next) => listEdges.TryGetValue((node, word), out next);

    public IReadOnlyList<int> ListsAt(int node) => listLeaves[node];

    /// <summary>Names a list of a language; its phrases may be used by the language's other files.</summary>
    public void AddToList(int language, string name, string phrase)
    {
        if (!lists.TryGetValue((language, name), out var members))
            lists[(language, name)] = members = [];
        members.Add(phrase);
    }

    /// <summary>The phrases of a list, as they were written.</summary>
    public IReadOnlyList<string> List(int language, string name) => lists.GetValueOrDefault((language, name)) ?? [];

    /// <exception cref="FormatException">The phrase is not written as it must be, or names an unknown list.</exception>
    public void Add(int language, PhraseSense sense, string phrase)
    {
        foreach (var way in Phrase.Ways(phrase))
        {
            var node = way is [Phrase.Part.Start, ..] ? OpeningRoot : Root;
            var first = node;
            foreach (var part in way)
                if (part is not (Phrase.Part.Start or Phrase.Part.End))
                    node = Grow(node, AtomOf(language, part));
            if (node != first)
                leaves[node].Add(new(sense, language, way is [.., Phrase.Part.End]));
        }
    }

    /// <summary>Words that may stand before, after or between without changing what is meant.</summary>
    public void AddFiller(int language, string phrase)
    {
        foreach (var way in Phrase.Ways(phrase))
            AddWay(language, Fillers, way);
    }

    /// <summary>Words that only tell the language.</summary>
    public void AddWords(int language, string phrase, bool common)
    {
        var tokens = Tokens.Of(phrase);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Word && common)
                Words.AddCommon(tokens[i].Exact, language);
            else if (tokens[i].Kind == TokenKind.Word)
                Words.Add(tokens[i].Exact, open: false, language);
    }

    /// <summary>Makes the look-up tables, once all phrases are in.</summary>
    public void Close()
    {
        Words.Close();
        gaps = new int[leaves.Count];
        nodes = new (int, int)[leaves.Count][];
        var grouped = edges.ToLookup(edge => edge.Key.Node);
        for (var node = 0; node < nodes.Length; node++)
        {
            nodes[node] = [.. grouped[node].Where(edge => edge.Key.Atom != GapAtom).Select(edge => (edge.Key.Atom, edge.Value))];
            gaps[node] = grouped[node].FirstOrDefault(edge => edge.Key.Atom == GapAtom).Value;
        }
    }

    private int Grow(int node, int atom)
    {
        if (edges.TryGetValue((node, atom), out var next))
            return next;
        leaves.Add([]);
        return edges[(node, atom)] = leaves.Count - 1;
    }

    private int AtomOf(int language, Phrase.Part part) => part switch
    {
        Phrase.Part.Gap => GapAtom,
        Phrase.Part.Word word => WordAtom(language, word),
        Phrase.Part.List list => ListAtom(language, list.Name, lists.GetValueOrDefault((language, list.Name))
            ?? throw new FormatException($"There is no list {{{list.Name}}} in words.txt.")),
        Phrase.Part.Choice choice => ListAtom(language, choice.Key, choice.Phrases),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int WordAtom(int language, Phrase.Part.Word word)
    {
        var id = Words.Add(word.Text, word.Open, language);
        if (atoms.TryGetValue((-1, word.Open ? word.Text + '*' : word.Text), out var atom))
            return atom;
        atoms[(-1, word.Open ? word.Text + '*' : word.Text)] = atom = atoms.Count;
        AddMember([id], atom);
        return atom;
    }

    private int ListAtom(int language, string key, IEnumerable<string> phrases)
    {
        if (atoms.TryGetValue((language, key), out var atom))
            return atom;
        atoms[(language, key)] = atom = atoms.Count;
        foreach (var phrase in phrases)
            foreach (var way in Phrase.Ways(phrase))
                AddWay(language, atom, way);
        return atom;
    }

    /// <summary>A list may name another; its phrases are then taken over.</summary>
    private void AddWay(int language, int atom, IReadOnlyList<Phrase.Part> way)
    {
        if (way is [Phrase.Part.List list])
        {
            foreach (var phrase in List(language, list.Name))
                foreach (var inner in Phrase.Ways(phrase))
                    AddWay(language, atom, inner);
            return;
        }
        AddMember([.. way.Cast<Phrase.Part.Word>().Select(word => Words.Add(word.Text, word.Open, language))], atom);
    }

    private void AddMember(int[] words, int atom)
    {
        var node = 0;
        foreach (var word in words)
        {
            if (!listEdges.TryGetValue((node, word), out var next))
            {
                listLeaves.Add([]);
                listEdges[(node, word)] = next = listLeaves.Count - 1;
            }
            node = next;
        }
        if (node != 0 && !listLeaves[node].Contains(atom))
            listLeaves[node].Add(atom);
    }

    /// <param name="Closing">Nothing of weight may follow in the sentence.</param>
    internal readonly record struct Leaf(PhraseSense Sense, int Language, bool Closing);
}
