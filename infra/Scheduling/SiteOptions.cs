using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>Our pages as people reach them, section <c>Site</c>.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>
    /// The address of <c>GET /</c>, with a path where a proxy takes one off. With it, what we tell of an appointment
    /// has a link to its sheet; without, people find the sheet by number and code. Unset: <c>Twilio:PublicUrl</c>.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>Where the sheet's map link leads; <c>{address}</c> is put in. Followed, never loaded.</summary>
    [Required(ErrorMessage = "Site:MapUrl must not be empty.")]
    public string MapUrl { get; set; } = "https://www.google.com/maps/search/?api=1&query={address}";

    /// <summary>
    /// Searches by number and code on our page within a minute, of all people together: a program that tries codes of
    /// many numbers gets nowhere.
    /// </summary>
    [Range(1, 10_000)]
    public int SearchesAMinute { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is { Length: > 0 } && (!IsWeb(PublicUrl) || PublicUrl.Contains('?') || PublicUrl.Contains('#')))
            yield return new("Site:PublicUrl must be a full address like https://line.example.", [nameof(PublicUrl)]);
        if (!IsWeb(MapUrl) || !MapUrl.Contains("{address}", StringComparison.Ordinal))
            yield return new("Site:MapUrl must be a full address with {address} in it.", [nameof(MapUrl)]);
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
