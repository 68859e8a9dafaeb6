using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>Invented availability, for trying things out. Section <c>Demo</c>; hours by office are in offices.csv.</summary>
public sealed class DemoOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>Of a hundred working days of an office, how many are nearly full.</summary>
    [Range(0, 100)]
    public int BusyDaysPercent { get; set; } = 20;

    /// <summary>Of a hundred half hours of such a day, how many have a seat left.</summary>
    [Range(0, 100)]
    public int BusySeatsPercent { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class DemoOptionsValidator : IValidateOptions<DemoOptions>;
