using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>Who comes and what for.</summary>
public abstract record PeopleRequest
{
    /// <summary>The id of a reason; the visit is as long as it takes.</summary>
    [Required, StringLength(40, MinimumLength = 1)]
    public string? Reason { get; init; }

    /// <summary>
    /// The name as on the document; one name is enough, any script is good. Only a line may leave it out: on the phone a
    /// name that is not understood comes later.
    /// </summary>
    [StringLength(Forms.LongestName, MinimumLength = 1), Form(Forms.Name)]
    public string? Name { get; init; }

    [Required]
    public DateOnly? Birth { get; init; }

    /// <summary>
    /// Where somebody of this name and birth date has an appointment for the same reason: true, it is this person; false,
    /// a twin or somebody of a common name. Not said: it is asked.
    /// </summary>
    public bool? Same { get; init; }

    /// <summary>Those who come along, up to five: neighbouring times, all or none.</summary>
    [MaxLength(Forms.MostPeople - 1)]
    public IReadOnlyList<Person>? Others { get; init; }

    /// <summary>E.164; reminders go there.</summary>
    [Form(Forms.Phone)]
    public string? Phone { get; init; }

    /// <summary>Receipt number (IOE0912345678) or A-number (A012345678).</summary>
    [Form(Forms.Case)]
    public string? Case { get; init; }

    /// <summary>The person brings an interpreter.</summary>
    public bool? Interpreter { get; init; }

    /// <summary>Whether people book for themselves or for someone else.</summary>
    [Form(Forms.Party)]
    public string? Party { get; init; }

    /// <summary>Where the person lives: reminders keep to the hours there.</summary>
    [Form(Forms.Zip)]
    public string? Zip { get; init; }

    /// <summary>What reminders are written in; English where it is not said.</summary>
    [Form(Forms.Language)]
    public string? Language { get; init; }

    /// <summary>Lines only: the phone that asks, as the network proves it.</summary>
    [Form(Forms.Phone)]
    public string? Caller { get; init; }
}

/// <summary>Who comes, where and when.</summary>
public sealed record BookRequest : PeopleRequest
{
    /// <summary>The hold of this time. Without one the time is taken if it is still free.</summary>
    [Form(Forms.Conversation)]
    public string? Hold { get; init; }

    [Required, Form(Forms.Office)]
    public string? Office { get; init; }

    [Required]
    public DateTimeOffset? Start { get; init; }

    /// <summary>For a group: when the visit of each begins, as the hold says.</summary>
    [MaxLength(Forms.MostPeople)]
    public IReadOnlyList<DateTimeOffset>? Starts { get; init; }

    /// <summary>Lines only: the caller is told at once, so that no confirmation goes out to that phone.</summary>
    public bool? Told { get; init; }

    /// <summary>Lines only: the caller heard it on the phone. That is gone, so it is written too; nobody is called to be told again.</summary>
    public bool? Heard { get; init; }
}

/// <summary>One who comes along.</summary>
public sealed record Person
{
    /// <summary>Only a line may leave it out.</summary>
    [StringLength(Forms.LongestName, MinimumLength = 1), Form(Forms.Name)]
    public string? Name { get; init; }

    [Required]
    public DateOnly? Birth { get; init; }

    [Form(Forms.Case)]
    public string? Case { get; init; }

    public bool? Same { get; init; }
}

/// <param name="Others">Those who come along, in the order of the request; each may leave later.</param>
public sealed record Booking(Appointment Appointment, IReadOnlyList<Appointment> Others);
