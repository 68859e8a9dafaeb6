namespace BotApp.Dialogs.Understanding;

/// <summary>One utterance made ready: its tokens, the phrases in it, the language it is in. Readers work on this.</summary>
internal sealed class Said
{
    /// <summary>More than any person says at once.</summary>
    private const int MostChosen = 120;

    private readonly Sighting[] sightings;
    private readonly byte[] starts = new byte[Enum.GetValues<Subject>().Length + 1];
    private readonly int spoken;
    private readonly int heard;

    public Said(Tokens tokens, Listening listening, Vocabulary vocabulary)
    {
        Tokens = tokens;
        Listening = listening;
        Vocabulary = vocabulary;
        Words = new(tokens, vocabulary.Phrases.Words);
        spoken = Languages.IndexOf(listening.Language);
        var (found, languages, fillers) = Hearing.Of(
            Words, vocabulary.Phrases, spoken, bySound: listening.Expected != Expected.Name);
        WordLanguages = languages;
        Fillers = fillers;
        Heard = Tongues.Hear(this, found);
        heard = Heard is null ? -1 : Languages.IndexOf(Heard);
        sightings = Chosen(found);
    }

    public Tokens Tokens { get; }

    public Spoken Words { get; }

    public Listening Listening { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>The languages each word may be of, a bit each.</summary>
    public int[] WordLanguages { get; }

    /// <summary>Which words add nothing.</summary>
    public bool[] Fillers { get; }

    /// <summary>The language that the utterance is plainly in.</summary>
    public string? Heard { get; }

    /// <summary>What was said on a subject, the longest first; nothing overlaps.</summary>
    public ReadOnlySpan<Sighting> Of(Subject subject) =>
        sightings.AsSpan(starts[(int)subject], starts[(int)subject + 1] - starts[(int)subject]);

    public bool Has(Subject subject, string name)
    {
        foreach (var sighting in Of(subject))
            if (sighting.Sense.Name == name)
                return true;
        return false;
    }

    /// <summary>The word belongs to a phrase of the name.</summary>
    public bool IsIn(Subject subject, string name, int word)
    {
        foreach (var sighting in Of(subject))
            if (sighting.Start <= word && word < sighting.End && sighting.Sense.Name == name)
                return true;
        return false;
    }

    /// <summary>The names of what was said on a subject, each once, the longest phrase first.</summary>
    public IReadOnlyList<string> Names(Subject subject)
    {
        List<string>? names = null;
        foreach (var sighting in Of(subject))
            if (names?.Contains(sighting.Sense.Name) != true)
                (names ??= []).Add(sighting.Sense.Name);
        return names ?? (IReadOnlyList<string>)[];
    }

    /// <summary>
    /// The tokens of reasons and greetings of several words: no time is said inside them ("dong dau ho chieu" has no
    /// afternoon, "magandang umaga" no morning), nor in "the first" where there is something to choose.
    /// </summary>
    public IReadOnlyList<(int From, int To)> Timeless()
    {
        List<(int, int)>? spans = null;
        foreach (var sighting in sightings)
            if ((sighting.End - sighting.Start > 1 && sighting.Sense is { Subject: Subject.Reasons } or { Subject: Subject.Commands, Name: "greeting" })
                || (sighting.Sense.Subject == Subject.Choices && Listening.Expected is Expected.Choice or Expected.YesNo or Expected.Party))
                (spans ??= []).Add((Words.TokenAt(sighting.Start), Words.TokenBefore(sighting.End)));
        return spans ?? (IReadOnlyList<(int, int)>)[];
    }

    /// <summary>The tokens of "family of five", "two children": what counts people is no hour and no day.</summary>
    public IReadOnlyList<(int From, int To)> Counting()
    {
        List<(int, int)>? spans = null;
        foreach (var sighting in Of(Subject.People))
            if (sighting.Sense.Name is [.., >= '2' and <= '9'] && sighting.End - sighting.Start > 1)
                (spans ??= []).Add((Words.TokenAt(sighting.Start), Words.TokenBefore(sighting.End)));
        return spans ?? (IReadOnlyList<(int, int)>)[];
    }

    /// <summary>The words that ask to move an appointment.</summary>
    public Moving? Moving()
    {
        foreach (var sighting in Of(Subject.Commands))
            if (sighting.Sense.Name == "reschedule")
                return new(Words.TokenAt(sighting.Start), Words.TokenBefore(sighting.End),
                    Vocabulary.Phrases.List(sighting.Language, "appointment").Contains(Words[sighting.End - 1].Exact));
        return null;
    }

    /// <summary>Nothing of weight is said beside the sighting.</summary>
    public bool IsAll(in Sighting sighting)
    {
        for (var at = 0; at < Words.Count; at++)
            if ((at < sighting.Start || at >= sighting.End) && !Fillers[at])
                return false;
        return true;
    }

    /// <summary>The longest sightings of each subject that do not overlap; those of the language spoken go first.</summary>
    private Sighting[] Chosen(List<Sighting> found)
    {
        found.RemoveAll(sighting => !IsLikely(sighting));
        if (found.Count > 1)
            found.Sort(Compare);
        var (kept, subject, first) = (0, (Subject)0, 0);
        for (var i = 0; i < found.Count && kept < MostChosen; i++)
        {
            if (found[i].Sense.Subject != subject)
                (subject, first) = (found[i].Sense.Subject, kept);
            if (!IsCovered(found, first, kept, found[i]))
                found[kept++] = found[i];
        }
        found.RemoveRange(kept, found.Count - kept);
        found.RemoveAll(sighting => sighting.Sense.IsNothing);
        foreach (var sighting in found)
            starts[(int)sighting.Sense.Subject + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return [.. found];
    }

    /// <summary>By subject, then the surest first.</summary>
    private int Compare(Sighting one, Sighting other)
    {
        var bySubject = (int)one.Sense.Subject - (int)other.Sense.Subject;
        var byRank = bySubject != 0 ? bySubject : Rank(other) - Rank(one);
        return byRank != 0 ? byRank : one.Start != other.Start ? one.Start - other.Start
            : string.CompareOrdinal(one.Sense.Name, other.Sense.Name);
    }

    /// <summary>A surer one was said with the same words; one name may be that of two offices.</summary>
    private static bool IsCovered(List<Sighting> found, int from, int to, in Sighting sighting)
    {
        for (var i = from; i < to; i++)
            if (found[i].Overlaps(sighting) && !(sighting.Sense.Subject == Subject.Offices
                && found[i].Start == sighting.Start && found[i].End == sighting.End))
                return true;
        return false;
    }

    /// <summary>A word of the language spoken or heard.</summary>
    public bool IsOurs(int word) => (WordLanguages[word] & (Bit(spoken) | Bit(heard))) != 0;

    private static int Bit(int language) => language < 0 ? 0 : 1 << language;

    /// <summary>Of the language spoken or heard, or too long to be chance.</summary>
    public bool IsOurs(in Sighting sighting) =>
        sighting.Weight > 1 || sighting.Language == heard || sighting.Language == spoken;

    /// <summary>A single word of a language that is neither spoken nor heard is chance.</summary>
    private bool IsLikely(Sighting sighting) => IsOurs(sighting)
        || sighting.Sense.Subject is Subject.Languages or Subject.Offices
        || heard < 0 && (spoken < 0 || (WordLanguages[sighting.Start] >> spoken & 1) == 0);

    private int Rank(Sighting sighting) =>
        8 * sighting.Weight - 2 * sighting.Gap
        + (sighting.Language == heard ? 3 : 0) + (sighting.Language == spoken ? 2 : 0)
        + (sighting.Sense.IsNothing ? 12 : 0) - (sighting.Sense.Name.EndsWith('?') ? 1 : 0);
}
