using System.Collections.Frozen;
using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>Everything that translators and officers edit, loaded once: languages, reasons for a visit, rules.</summary>
/// <param name="Tongues">By language code.</param>
/// <param name="Reasons">In the order in which a person is shown them.</param>
public sealed record Content(
    FrozenDictionary<string, Tongue> Tongues, IReadOnlyList<Reason> Reasons, Rules Rules, Vocabulary Vocabulary,
    Callers Callers)
{
    /// <summary>Which of our languages people of others read: likely.json.</summary>
    internal FrozenDictionary<string, string> Likely { get; } = ContentJson
        .Read("Content/likely.json", ContentJson.Default.DictionaryStringString).ToFrozenDictionary(StringComparer.Ordinal);

    // It takes a while and many megabytes, and nothing in it changes: hosts in one process have it in common.
    static readonly Lazy<FrozenDictionary<string, Tongue>> Spoken = new(() => typeof(Content).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith("/sentences.json", StringComparison.Ordinal))
        .Select(name => name.Split('/')[1])
        .ToFrozenDictionary(code => code, Tongue.Load));

    /// <param name="offices">Names that people call offices by; offices are the scheduling side's data.</param>
    public static Content Load(IReadOnlyList<OfficeName> offices, Rules? rules = null) => new(
        Spoken.Value, ContentJson.Read("Content/reasons.json", ContentJson.Default.IReadOnlyListReason),
        rules ?? new(), Vocabulary.Load(offices), Callers.Load());

    /// <summary>The tongue for a language code, English where we do not speak it.</summary>
    public Tongue In(string language) =>
        Tongues.TryGetValue(language, out var tongue) ? tongue
        : Tongues.TryGetValue(language.Split('-')[0], out tongue) ? tongue : Tongues["en"];

    /// <summary>The order in which eight digits of a birth date are keyed in, as <c>ask.birth.voice</c> says it.</summary>
    internal string BirthOrder(string language) => Vocabulary.TimeWords.GetValueOrDefault(language.Split('-')[0]) switch
    {
        { MonthFirst: true } => "MMddyyyy",
        { YearFirst: true } => "yyyyMMdd",
        _ => "ddMMyyyy",
    };

    public Reason Reason(string? id) => Reasons.FirstOrDefault(reason => reason.Id == id) ?? Reasons[^1];
}

/// <summary>A kind of appointment: a row of reasons.json. Its words are in each language folder, by its id.</summary>
/// <param name="CaseNumber"><c>wanted</c>, <c>optional</c> or <c>none</c>.</param>
/// <param name="Bring">What to bring, as ids of the sentences <c>bring.ID</c>.</param>
/// <param name="WithoutVisit">The sentence that says how to do it without coming, <c>instead.ID</c>; null if there is no way.</param>
public sealed record Reason(string Id, int Minutes, string CaseNumber, IReadOnlyList<string> Bring, string? WithoutVisit);

/// <summary>Rules of the house that sentences and flows speak of; a setting overrides each.</summary>
public sealed record Rules
{
    /// <summary>How many days ahead can be booked.</summary>
    public int WindowDays { get; init; } = 14;

    /// <summary>People can be told where an appointment's sheet is: our pages have a public address.</summary>
    public bool Sheets { get; init; }

    public string Hotline { get; init; } = "1-800-375-5283";

    /// <summary>How old an interpreter must be: 21 by the older advice, 18 by the newer.</summary>
    public int InterpreterAge { get; init; } = 18;

    /// <summary>Where "tomorrow" is counted before an office is known.</summary>
    public string Zone { get; init; } = "America/New_York";

    /// <summary>Calls can be put through to a person while people answer.</summary>
    public bool Connects { get; init; }

    /// <summary>When people answer calls, in the zone of the house, and call back, local to the caller.</summary>
    public TimeOnly PeopleFrom { get; init; } = new(8, 0);
    public TimeOnly PeopleUntil { get; init; } = new(18, 0);
}
