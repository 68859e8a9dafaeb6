using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.BotConnector;

/// <summary>
/// The settings <c>MicrosoftApp:*</c>: the bot as Azure Bot Service knows it. Without them nobody can prove to be a
/// channel, so only in Development anything is taken, for the Bot Framework Emulator.
/// </summary>
public sealed class MicrosoftAppOptions : IValidatableObject
{
    public const string Section = "MicrosoftApp";

    /// <summary>The application (client) id: whom tokens must be meant for.</summary>
    public string? Id { get; set; }

    /// <summary>Its client secret: with it we prove to channels who answers.</summary>
    public string? Password { get; set; }

    /// <summary>Of an app of one tenant; unset: an app of several.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who gives us tokens; the tenant and <c>/oauth2/v2.0/token</c> are put behind it.</summary>
    [Required(ErrorMessage = "MicrosoftApp:Authority must not be empty.")]
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    [Required(ErrorMessage = "MicrosoftApp:Scope must not be empty.")]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Who signs the tokens of channels, and where its keys are told.</summary>
    [Required(ErrorMessage = "MicrosoftApp:Issuer must not be empty.")]
    public string Issuer { get; set; } = "https://api.botframework.com";

    [Required(ErrorMessage = "MicrosoftApp:OpenIdMetadata must not be empty.")]
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public bool IsKnown => Id is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsKnown != Password is { Length: > 0 })
            yield return new(
                "MicrosoftApp:Id and MicrosoftApp:Password are set together or not at all.", [IsKnown ? nameof(Password) : nameof(Id)]);
        if (!IsWeb(Authority))
            yield return new("MicrosoftApp:Authority must be a full address.", [nameof(Authority)]);
        if (!IsWeb(OpenIdMetadata))
            yield return new("MicrosoftApp:OpenIdMetadata must be a full address.", [nameof(OpenIdMetadata)]);
    }

    internal static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

[OptionsValidator]
internal sealed partial class MicrosoftAppOptionsValidator : IValidateOptions<MicrosoftAppOptions>;
