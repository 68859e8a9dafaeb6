using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace BotApp.Dialogs.Understanding;

/// <summary>The words of all languages and the names of the offices, made ready for reading; shared and immutable.</summary>
public sealed class Vocabulary
{
    private static readonly Lazy<FrozenDictionary<string, TimeWords>> Loaded = new(() =>
        ContentFile.Languages().ToFrozenDictionary(language => language, Understanding.TimeWords.Load));

    private static readonly ConditionalWeakTable<IReadOnlyList<OfficeName>, Vocabulary> ByOffices = [];

    private readonly HashSet<string> codes;

    private Vocabulary(Phrasebook phrases, HashSet<string> codes) => (Phrases, this.codes) = (phrases, codes);

    /// <summary>How each language speaks of numbers, days and times.</summary>
    internal FrozenDictionary<string, TimeWords> TimeWords { get; } = Loaded.Value;

    /// <summary>What is said of everything else, in all languages at once.</summary>
    internal Phrasebook Phrases { get; }

    /// <param name="offices">Office names; they are data of the scheduling side, not of a language.</param>
    /// <exception cref="FormatException">A language folder is not written as it must be; the message names the file.</exception>
    public static Vocabulary Load(IReadOnlyList<OfficeName> offices) => ByOffices.GetValue(offices, static offices =>
        new(PhrasebookFiles.Read(offices), new(offices.Select(office => office.Code), StringComparer.OrdinalIgnoreCase)));

    internal bool IsOffice(string code) => codes.Contains(code);

    internal IEnumerable<string> OfficeCodes => codes;
}

/// <param name="Code">Three letters, <c>DEN</c>.</param>
public sealed record OfficeName(string Code, string Name, string City, string State);
