using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Development;

/// <summary>Section <c>Clock</c>: when it is, for trying things out.</summary>
public sealed class ClockOptions
{
    /// <summary>ISO 8601 with its offset: a time without one would be another instant on another machine.</summary>
    [RegularExpression(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$",
        ErrorMessage = "Clock:Start must be a time with its offset, like 2027-03-02T10:00:00-05:00.")]
    [CustomValidation(typeof(ClockOptions), nameof(Exists))]
    public string? Start { get; set; }

    public DateTimeOffset? StartsAt =>
        DateTimeOffset.TryParse(Start, CultureInfo.InvariantCulture, out var start) ? start : null;

    public static ValidationResult? Exists(string? start) =>
        start is null or "" || DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, out _)
            ? ValidationResult.Success
            : new("Clock:Start is no time that exists.");
}

[OptionsValidator]
internal sealed partial class ClockOptionsValidator : IValidateOptions<ClockOptions>;
