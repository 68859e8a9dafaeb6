namespace BotApp.Infra.Data;

/// <summary>An office with its usual hours, in minutes after midnight.</summary>
internal sealed class OfficeRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Street { get; init; }
    public required string City { get; init; }
    public required string State { get; init; }
    public required string Zip { get; init; }
    public required double Lat { get; init; }
    public required double Lon { get; init; }
    public required string Zone { get; init; }
    public long? Opens { get; set; }
    public long? Closes { get; set; }
    public long Officers { get; set; }

    /// <summary>The days it is open, 1 is Monday.</summary>
    public required string Weekdays { get; set; }

    /// <summary>Where the office has its own: how soon, in minutes, and how many days ahead can be booked.</summary>
    public long? LeadMinutes { get; set; }
    public long? WindowDays { get; set; }
}

internal sealed class DayRow
{
    public required string Office { get; init; }
    public required string Date { get; init; }
    public long? Opens { get; set; }
    public long? Closes { get; set; }
    public required string Closure { get; set; }

    /// <summary>Why it is closed, as the office put it.</summary>
    public string? Reason { get; set; }
}

/// <summary>A quarter of an hour of an office. <see cref="Taken"/> is the database's own to keep.</summary>
internal sealed class SlotRow
{
    public required string Office { get; init; }
    public required long Start { get; init; }
    public long Capacity { get; set; }
    public long Taken { get; private set; }
}

internal sealed class AppointmentRow
{
    public required string Number { get; init; }
    public required string Office { get; init; }
    public required long Start { get; init; }
    public required long Minutes { get; init; }
    public required string Reason { get; init; }
    public required string Name { get; init; }
    public required string Birth { get; init; }
    public string? Phone { get; init; }
    public required string CaseNumber { get; init; }
    public required string Language { get; init; }
    public required string State { get; set; }
}

internal sealed class TicketRow
{
    public required string Number { get; init; }
    public required string Reason { get; init; }
    public required string Conversation { get; init; }
    public required string Language { get; init; }
    public required long CreatedAt { get; init; }
}
