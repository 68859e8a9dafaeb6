using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Scheduling;

/// <summary>The settings <c>Scheduling:*</c>: a scheduling API elsewhere, used instead of tables of our own.</summary>
public sealed class SchedulingOptions : IValidatableObject
{
    public const string Section = "Scheduling";

    /// <summary>Where it is, without <c>/api/scheduling/v1</c>. Unset: appointments are made here.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>Our key there, of the role line.</summary>
    public string? Key { get; set; }

    /// <summary>How long one turn waits for it in all; a text message must be answered within 15 seconds.</summary>
    [Range(1, 12)]
    public int PatienceSeconds { get; set; } = 8;

    public bool IsElsewhere => BaseAddress is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsElsewhere)
            yield break;
        if (!Uri.TryCreate(BaseAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.Query.Length > 0)
            yield return new("Scheduling:BaseAddress must be a full address like https://booking.example.", [nameof(BaseAddress)]);
        if (Key is not { Length: > 0 })
            yield return new("Scheduling:Key must be set where Scheduling:BaseAddress is.", [nameof(Key)]);
    }
}

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
