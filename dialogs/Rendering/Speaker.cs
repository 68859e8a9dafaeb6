namespace BotApp.Dialogs.Rendering;

/// <summary>How a language sounds on the phone: voice.json. Names are Twilio's own.</summary>
public sealed record Speaker
{
    /// <summary>What the house calls the language, for whoever takes a call over.</summary>
    public required string Called { get; init; }

    /// <summary>The voice of <c>Say</c>, and its language.</summary>
    public required string Voice { get; init; }
    public required string Language { get; init; }

    /// <summary>The language of <c>Gather</c>'s recogniser; null where there is none, and keys do everything.</summary>
    public string? Hears { get; init; }

    /// <summary>No voice speaks the language: recorded prompts do, and the voice above is only for where they lack.</summary>
    public bool Recorded { get; init; }

    /// <summary>The voice of espeak-ng that makes recordings for a demonstration; null where it has none.</summary>
    public string? Demo { get; init; }

    /// <summary>A pattern with <c>{letter} {word}</c>, and 26 words, A to Z: letters sound alike on the phone.</summary>
    public required string Spelling { get; init; }
    public required IReadOnlyList<string> Alphabet { get; init; }

    /// <summary>The hours from 0 to 12 as they are said in recorded prompts; empty where figures are well read.</summary>
    public IReadOnlyList<string>? Hours { get; init; }

    /// <summary>Beside <see cref="Hours"/>: "in the morning", "in the afternoon".</summary>
    public IReadOnlyList<string>? Halves { get; init; }

    /// <summary>A letter with its word; a digit is itself.</summary>
    public string Spell(char character) => character is >= 'A' and <= 'Z'
        ? Spelling.Replace("{letter}", character.ToString(), StringComparison.Ordinal)
            .Replace("{word}", Alphabet[character - 'A'], StringComparison.Ordinal)
        : character.ToString();
}
