namespace BotApp.Channels.Voice;

/// <summary>How a language sounds, and who says it.</summary>
/// <param name="Voice">A voice of <c>Say</c>, and <paramref name="Language"/>, which it speaks.</param>
/// <param name="Hears">The recogniser's language; null where keys do everything.</param>
/// <param name="Letter">A letter so that it cannot be mistaken: "R as in river".</param>
/// <param name="Recording">
/// The address of a recording of these words, null where there is none; null itself where a voice speaks the language.
/// </param>
public sealed record Speaker(
    string Voice, string Language, string? Hears, Func<char, string> Letter, Func<string, string?>? Recording = null);
