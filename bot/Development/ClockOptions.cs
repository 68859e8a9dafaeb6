using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Development;

/// <summary>Section <c>Clock</c>: when it is, for trying things out.</summary>
internal sealed partial class ClockOptions : IValidatableObject
{
    /// <summary>ISO 8601 with its offset: a time without one would be another instant on another machine.</summary>
    public string? Start { get; set; }

    public DateTimeOffset? StartsAt =>
        Start is { Length: > 0 } && HasOffset().IsMatch(Start)
        && DateTimeOffset.TryParse(Start, CultureInfo.InvariantCulture, out var start) ? start : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Start is null or "" || StartsAt is not null
            ? []
            : [new("Clock:Start must be a time with its offset, like 2027-03-02T10:00:00-05:00.", [nameof(Start)])];

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex HasOffset();
}

[OptionsValidator]
internal sealed partial class ClockOptionsValidator : IValidateOptions<ClockOptions>;
