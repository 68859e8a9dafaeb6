namespace BotApp.Dialogs.Understanding;

/// <summary>One utterance made ready: its tokens, the phrases in it, the language it is in. Readers work on this.</summary>
internal sealed class Said
{
    private readonly Sighting[] sightings;
    private readonly int spoken;
    private readonly int heard;

    public Said(Tokens tokens, Listening listening, Vocabulary vocabulary)
    {
        Tokens = tokens;
        Listening = listening;
        Vocabulary = vocabulary;
        Words = new(tokens);
        var (found, languages, fillers) = Hearing.Of(Words, vocabulary.Phrases);
        WordLanguages = languages;
        Fillers = fillers;
        spoken = Languages.IndexOf(listening.Language);
        Heard = Tongues.Hear(this);
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
    public IEnumerable<Sighting> Of(Subject subject) => sightings.Where(sighting => sighting.Sense.Subject == subject);

    public IEnumerable<Sighting> Of(Subject subject, string name) =>
        sightings.Where(sighting => sighting.Sense.Subject == subject && sighting.Sense.Name == name);

    public bool Has(Subject subject, string name) => Of(subject, name).Any();

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
        var chosen = new List<Sighting>();
        foreach (var sighting in found.Where(IsLikely).OrderByDescending(Rank).ThenBy(sighting => sighting.Start))
            if (!chosen.Exists(other => other.Sense.Subject == sighting.Sense.Subject && other.Overlaps(sighting)
                && !(other.Start == sighting.Start && other.End == sighting.End && sighting.Sense.Subject == Subject.Offices)))
                chosen.Add(sighting);
        chosen.RemoveAll(sighting => sighting.Sense.IsNothing);
        return [.. chosen];
    }

    /// <summary>A single word of a language that is neither spoken nor heard is chance.</summary>
    private bool IsLikely(Sighting sighting) => sighting.Weight > 1 || sighting.Language == heard
        || sighting.Language == spoken || sighting.Language == PhrasebookFiles.NoLanguage
        || heard < 0 && (spoken < 0 || (WordLanguages[sighting.Start] >> spoken & 1) == 0);

    private int Rank(Sighting sighting) =>
        8 * sighting.Weight - 2 * sighting.Gap
        + (sighting.Language == heard ? 3 : 0) + (sighting.Language == spoken ? 2 : 0)
        + (sighting.Sense.IsNothing ? 12 : 0) - (sighting.Sense.Name.EndsWith('?') ? 1 : 0);
}
