using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Translation;

/// <summary>
/// The settings <c>Translator:*</c>. Without a key no word leaves the house, and only the languages that have a folder
/// are spoken.
/// </summary>
public sealed class TranslatorOptions : IValidatableObject
{
    public const string Section = "Translator";

    /// <summary>
    /// The service for all regions, or that of a resource: https://NAME.cognitiveservices.azure.com/translator/text/v3.0.
    /// </summary>
    [Required(ErrorMessage = "Translator:Endpoint must not be empty.")]
    public string Endpoint { get; set; } = "https://api.cognitive.microsofttranslator.com";

    public string? Key { get; set; }

    /// <summary>The resource's region (<c>eastus</c>); a global resource has none.</summary>
    [RegularExpression("^[a-z0-9-]+$", ErrorMessage = "Translator:Region must be the short name of a region, like eastus.")]
    public string? Region { get; set; }

    /// <summary>
    /// How long a person's words, and then the answer to them, may each take to translate. A text message has 15
    /// seconds for everything.
    /// </summary>
    [Range(1, 6)]
    public int PatienceSeconds { get; set; } = 4;

    public bool IsSet => Key is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSet && Region is { Length: > 0 })
            yield return new("Translator:Key is not set, but Translator:Region is.", [nameof(Key)]);
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return new("Translator:Endpoint must be a full address like https://api.cognitive.microsofttranslator.com.",
                [nameof(Endpoint)]);
        else if (uri.Scheme == "http" && !uri.IsLoopback)
            yield return new("Translator:Endpoint must begin with https: the key goes with every request.", [nameof(Endpoint)]);
    }
}

[OptionsValidator]
internal sealed partial class TranslatorOptionsValidator : IValidateOptions<TranslatorOptions>;
