using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>
/// A time to be kept while a person decides. Its length is that of the reason, or so many minutes: one of the two. The
/// same conversation has one hold: with the new one, an earlier one is let go.
/// </summary>
public sealed record HoldRequest
{
    /// <summary>The office's code.</summary>
    [Required, Form(Forms.Office)]
    public string? Office { get; init; }

    /// <summary>One of the starts that the office's times have.</summary>
    [Required]
    public DateTimeOffset? Start { get; init; }

    /// <summary>The id of a reason.</summary>
    [StringLength(40)]
    public string? Reason { get; init; }

    [Range(1, Forms.LongestVisit)]
    public int? Minutes { get; init; }

    /// <summary>For so many together, beside one another or one after the other: all or none.</summary>
    [Range(1, Forms.MostPeople)]
    public int? People { get; init; }

    /// <summary>The number of an appointment that is to be moved here: its own seat does not count as taken.</summary>
    [Form(Forms.Number)]
    public string? Moving { get; init; }

    /// <summary>The code of that appointment; lines and offices need none.</summary>
    [StringLength(16, MinimumLength = 1)]
    public string? Code { get; init; }

    /// <summary>Your own identifier of whom it is for, and then the hold's; without one you are given one.</summary>
    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }
}

/// <summary>A time that nobody else can have until then. It cannot be prolonged.</summary>
/// <param name="Id">Names it when it is booked or let go.</param>
/// <param name="Starts">For a group: when the visit of each begins, the first first.</param>
public sealed record Hold(
    string Id, string Office, DateTimeOffset Start, int Minutes, DateTimeOffset Until,
    IReadOnlyList<DateTimeOffset>? Starts);
