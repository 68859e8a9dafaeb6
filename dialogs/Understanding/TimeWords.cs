namespace BotApp.Dialogs.Understanding;

/// <summary>How one language speaks of numbers, days and times: its words, and how it orders and writes them.</summary>
internal sealed class TimeWords
{
    private readonly List<(string Prefix, Sense Sense)> prefixes = [];
    private readonly HashSet<string> ways = [];
    private readonly HashSet<string> leads = new(StringComparer.Ordinal);
    private readonly Misspelt misspelt = new();
    private readonly Sounds sounds;
    private readonly Dictionary<string, string> sounding = new(StringComparer.Ordinal);

    private TimeWords(string language)
    {
        (Language, sounds) = (language, Sounds.Of(language));
        Transliterates = sounds.Transliterates;
    }

    /// <summary>Its words are read in Latin letters too, whatever those mean elsewhere: "v chetverg".</summary>
    public bool Transliterates { get; }

    public string Language { get; }
    public Lexicon<Sense> Words { get; } = new();

    /// <summary>03/04 is the fourth of March.</summary>
    public bool MonthFirst { get; private set; }

    /// <summary>"下周一" is the Monday of the next calendar week, and nothing else.</summary>
    public bool NextWeek { get; private set; }

    /// <summary>"两千四百五" is 2,450.</summary>
    public bool Trailing { get; private set; }

    /// <summary>900304 is a day of 1990.</summary>
    public bool YearFirst { get; private set; }

    /// <summary>3,14 is a little over three; 1.000 is a thousand.</summary>
    public bool DecimalComma { get; private set; }

    /// <summary>"Five and twenty": Arabic.</summary>
    public bool UnitsFirst { get; private set; }

    /// <summary>"Half of the eighth" is half past seven: Russian.</summary>
    public bool IntoHour { get; private set; }

    /// <summary>"Half eight" is half past seven.</summary>
    public bool HalfBefore { get; private set; }

    /// <summary>Written in Hangul.</summary>
    public bool IsHangul { get; private set; }

    /// <summary>
    /// A day, a month or a part of the day begins here, in a word that can hardly be another language's.
    /// </summary>
    public bool Leads(Tokens tokens, int i)
    {
        if (!leads.Contains(tokens[i].Fold))
            return false;
        var senses = Words.Match(tokens, i, out var length);
        return Array.Exists(senses, IsStrong)
            && (length > 1 || tokens[i].Fold is var word && word.Length > (char.IsAscii(word[0]) ? 4 : 2));
    }

    /// <summary>What a word that sounds like one of ours may mean, or one with a typing error where no two meanings are as near.</summary>
    public Sense[] Guess(string fold)
    {
        if (Alike(fold) is { Length: > 0 } alike)
            return alike;
        var near = misspelt.Find(fold).Select(Words.MatchWord).ToList();
        return near.Count > 0 && near.TrueForAll(senses => senses.AsSpan().SequenceEqual(near[0])) ? near[0] : [];
    }

    /// <summary>What a word that sounds like one of ours may mean.</summary>
    public Sense[] Alike(string fold) => sounding.TryGetValue(sounds.Key(fold), out var alike) ? Words.MatchWord(alike) : [];

    /// <summary>"Nextweek", "tomorrowmorning": two words written as one; none where it is no such word.</summary>
    public (Sense[] First, Sense[] Second) Apart(string fold)
    {
        for (var at = fold.Length - ShortestPart; at >= ShortestPart; at--)
            if (Words.MatchWord(fold[at..]) is { Length: > 0 } second && Words.MatchWord(fold[..at]) is { Length: > 0 } first
                && (Array.Exists(first, IsWhich) && Array.Exists(second, IsThing)
                    || Array.Exists(first, IsThing) && Array.Exists(second, static sense => IsWhich(sense) || sense.Kind == SenseKind.Part)))
                return (first, second);
        return ([], []);
    }

    private const int ShortestPart = 4;

    private static bool IsWhich(Sense sense) => sense.Kind is SenseKind.Next or SenseKind.This or SenseKind.Last;

    private static bool IsThing(Sense sense) => sense.Kind is SenseKind.Weekday or SenseKind.Day or SenseKind.Weekend
        || sense is { Kind: SenseKind.Unit, A: >= (long)Grain.Week };

    private static bool IsStrong(Sense sense) => sense.Kind is SenseKind.Weekday or SenseKind.Mondays or SenseKind.Month
        or SenseKind.Day or SenseKind.Part or SenseKind.Tonight or SenseKind.Weekend or SenseKind.MarkMonth;

    /// <summary>Prefixes that are written together with the next word (Arabic), the longest first.</summary>
    public IReadOnlyList<(string Prefix, Sense Sense)> Prefixes => prefixes;

    public static TimeWords Load(string language)
    {
        var tongue = new TimeWords(language);
        foreach (var file in (string[])["numbers.txt", "time.txt"])
            foreach (var (sense, phrase) in ContentFile.Entries(language, file))
                tongue.Add(sense, phrase);
        tongue.prefixes.Sort((a, b) => b.Prefix.Length - a.Prefix.Length);
        tongue.MonthFirst = tongue.ways.Contains("month-first");
        tongue.NextWeek = tongue.ways.Contains("next-week");
        tongue.Trailing = tongue.ways.Contains("trailing-unit");
        tongue.YearFirst = tongue.ways.Contains("year-first");
        tongue.DecimalComma = tongue.ways.Contains("decimal-comma");
        tongue.UnitsFirst = tongue.ways.Contains("units-first");
        tongue.IntoHour = tongue.ways.Contains("into-hour");
        tongue.HalfBefore = tongue.ways.Contains("half-before");
        return tongue;
    }

    private void Add(string sense, string phrase)
    {
        if (sense == "way")
            ways.Add(phrase);
        else if (sense.StartsWith("prefix ", StringComparison.Ordinal))
            prefixes.Add((Tokens.Of(phrase)[0].Fold, Sense.Parse(sense["prefix ".Length..])));
        else
            Add(phrase, Sense.Parse(sense));
    }

    private void Add(string phrase, Sense sense)
    {
        Words.Add(phrase, sense);
        if (Tokens.Of(phrase) is not { Count: > 0 } tokens)
            return;
        if (tokens is { Count: 1 })
            sounding.TryAdd(sounds.Key(tokens[0].Fold), tokens[0].Fold);
        if (tokens is { Count: 1 } && (IsStrong(sense) || IsThing(sense) || sense.Kind is SenseKind.Next or SenseKind.Clock)
            && sense is not { Kind: SenseKind.Part, A: < 5 })      // "surprise" is no sunrise
            misspelt.Add(tokens[0].Fold);
        if (!IsStrong(sense))
            return;
        leads.Add(tokens[0].Fold);
        IsHangul |= Letters.IsHangul(tokens[0].Fold[0]);
    }
}
