using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>The rules of booking, section <c>Booking</c>.</summary>
public sealed class BookingOptions
{
    /// <summary>How many days ahead can be booked, today not counted.</summary>
    [Range(1, 90)]
    public int WindowDays { get; set; } = 14;

    /// <summary>The least time between booking and visit.</summary>
    [Range(0, 2880)]
    public int LeadMinutes { get; set; } = 60;

    /// <summary>How long a time is kept while the person decides.</summary>
    [Range(1, 240)]
    public int HoldMinutes { get; set; } = 20;

    /// <summary>A seat given back is open to others only after a while between these, so that nobody can lie in wait.</summary>
    [Range(0, 1440)]
    public int CoolingLeastMinutes { get; set; } = 10;

    [Range(0, 1440)]
    public int CoolingMostMinutes { get; set; } = 70;

    /// <summary>How long a time that came free is kept for the one in line it is proposed to; nights do not count.</summary>
    [Range(5, 1440)]
    public int OfferMinutes { get; set; } = 60;

    /// <summary>How often it is looked what came free and who is next.</summary>
    [Range(1, 3600)]
    public int PassOnSeconds { get; set; } = 60;

    /// <summary>How long a time in place of one at a closed office is kept; nights do not count.</summary>
    [Range(15, 2880)]
    public int ReplacementMinutes { get; set; } = 240;

    /// <summary>After so many times that were not taken a person in line is asked whether to stay.</summary>
    [Range(1, 100)]
    public int MissesBeforeAsking { get; set; } = 3;

    /// <summary>Wrong codes after which the person is asked for patience, and those after which nothing is tried any more.</summary>
    [Range(1, 100)]
    public int SlowAfter { get; set; } = 3;

    [Range(1, 100)]
    public int LockAfter { get; set; } = 5;

    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 30;

    /// <summary>Bookings from one phone within an hour, each for someone else, before a person must look.</summary>
    [Range(1, 1000)]
    public int StrangersAnHour { get; set; } = 4;

    /// <summary>
    /// Turns that one process takes at once. Who asks for a time beyond that is told so, gets a ticket, and hears by text
    /// message when there is room again; what is booked can still be found, moved and cancelled.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MostTurns { get; set; } = 2000;

    /// <summary>
    /// Offers the nearest offices beside the one whose area a ZIP is. Where it is not known whose area it is, the nearest
    /// are all there is to offer.
    /// </summary>
    public bool OfferNearest { get; set; }
}

[OptionsValidator]
internal sealed partial class BookingOptionsValidator : IValidateOptions<BookingOptions>;
