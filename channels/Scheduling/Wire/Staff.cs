using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>An office that is closed for a day, or some hours of it.</summary>
public sealed record CloseRequest
{
    [Required]
    public DateOnly? Date { get; init; }

    /// <summary>For the staff, in its own words.</summary>
    [Required, StringLength(200, MinimumLength = 1), Form(Forms.Words)]
    public string? Reason { get; init; }

    /// <summary>On the office's clock, a quarter of an hour; both or none.</summary>
    public TimeOnly? From { get; init; }
    public TimeOnly? Until { get; init; }

    /// <summary>It shows as a holiday.</summary>
    public bool? Holiday { get; init; }
}

/// <param name="Displaced">Appointments that cannot be kept.</param>
/// <param name="Proposed">For so many of them another time is held and proposed.</param>
/// <param name="Listed">So many a person must reach.</param>
public sealed record Closure(string Office, DateOnly Date, long SeatsLost, int Displaced, int Proposed, int Listed);

/// <summary>Those of an office who are without a time that they can keep.</summary>
public sealed record DisplacedList(Office Office, IReadOnlyList<Displaced> People);

/// <param name="Start">The time that cannot be kept.</param>
/// <param name="Why">
/// waiting (told, another time is held until <paramref name="HeldUntil"/>), noPhone, optedOut, undelivered, noAnswer or
/// noTime: those need a person.
/// </param>
public sealed record Displaced(
    string Number, string Name, string? Phone, string Language, DateTimeOffset Start, string Why, DateTimeOffset? HeldUntil,
    string? Ticket);

/// <summary>A day's hours on the office's clock, and how many people are served at once.</summary>
public sealed record DayRequest
{
    [Required]
    public TimeOnly? Opens { get; init; }

    [Required]
    public TimeOnly? Closes { get; init; }

    [Required, Range(0, 500)]
    public int? Officers { get; init; }
}

/// <param name="Seats">How many came to the day, or left it where negative.</param>
/// <param name="Over">Quarters of an hour in which more is booked than that; it stays.</param>
public sealed record DayChanged(string Office, DateOnly Date, long Seats, IReadOnlyList<DateTimeOffset> Over);

/// <summary>Rules of an office; what is not said stays. Hours and officers hold for days that are not open yet.</summary>
public sealed record RulesRequest
{
    public TimeOnly? Opens { get; init; }
    public TimeOnly? Closes { get; init; }

    [Range(0, 500)]
    public int? Officers { get; init; }

    /// <summary>The days it is open, 1 is Monday: <c>12345</c>.</summary>
    [Form(Forms.Weekdays)]
    public string? Weekdays { get; init; }

    /// <summary>How long before a visit it can be booked at the latest.</summary>
    [Range(0, 20160)]
    public int? LeadMinutes { get; init; }

    /// <summary>How many days ahead can be booked.</summary>
    [Range(1, 366)]
    public int? WindowDays { get; init; }
}

/// <param name="Lengths">Minutes of a visit, for the reasons whose visits take another time here than elsewhere.</param>
public sealed record Rules(
    string Office, TimeOnly? Opens, TimeOnly? Closes, long Officers, string Weekdays, long LeadMinutes, long WindowDays,
    IReadOnlyDictionary<string, int> Lengths);

/// <summary>How long a visit of a kind takes at an office.</summary>
public sealed record LengthRequest
{
    [Required, Range(5, Forms.LongestVisit)]
    public int? Minutes { get; init; }
}
