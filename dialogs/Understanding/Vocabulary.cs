using System.Collections.Frozen;

namespace BotApp.Dialogs.Understanding;

/// <summary>The words of all languages and the names of the offices, made ready for reading; shared and immutable.</summary>
public sealed class Vocabulary
{
    private static readonly Lazy<FrozenDictionary<string, Tongue>> Loaded = new(() =>
        ContentFile.Languages().ToFrozenDictionary(language => language, Tongue.Load));

    private Vocabulary() { }

    /// <summary>How each language speaks of numbers, days and times.</summary>
    internal FrozenDictionary<string, Tongue> Tongues { get; } = Loaded.Value;

    /// <param name="offices">Office names; they are data of the scheduling side, not of a language.</param>
    public static Vocabulary Load(IReadOnlyList<OfficeName> offices) => new();
}
