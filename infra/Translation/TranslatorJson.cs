using System.Text.Json.Serialization;

namespace BotApp.Infra.Translation;

/// <param name="Language">BCP 47, as the service writes it: <c>so</c>, <c>zh-Hans</c>.</param>
/// <param name="Score">How sure it is, up to 1.</param>
public sealed record Detected(string Language, double Score, bool IsTranslationSupported);

internal sealed record Said([property: JsonPropertyName("Text")] string Text);

internal sealed record Translated(IReadOnlyList<Translated.To>? Translations)
{
    internal sealed record To(string? Text);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Said[])), JsonSerializable(typeof(Detected[])), JsonSerializable(typeof(Translated[]))]
internal sealed partial class TranslatorJson : JsonSerializerContext;
