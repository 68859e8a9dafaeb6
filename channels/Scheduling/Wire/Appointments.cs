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

/// <param name="Others">Those that were cancelled along.</param>
public sealed record Cancelled(Appointment Appointment, IReadOnlyList<Appointment> Others);

/// <summary>An appointment as the person may see it.</summary>
/// <param name="Number"><c>DEN-26-6307</c>.</param>
/// <param name="Code">Opens it together with the number; null where it is not for these eyes: staff, or nothing proven.</param>
/// <param name="Start">ISO 8601 with the office's offset.</param>
/// <param name="Together">What those who come together have in common; null for one who comes alone.</param>
/// <param name="Others">How many others come together with this person, as things stand.</param>
/// <param name="Displaced">The office is closed at that time: another time must be found.</param>
public sealed record Appointment(
    string Number, string? Code, Office Office, DateTimeOffset Start, int Minutes, string Reason, string Name,
    DateOnly Birth, string? Phone, string? Case, bool Interpreter, string Party, string Language, string? Together,
    int Others, bool Displaced);

/// <summary>
/// By number and code; or, both lost, by name and birth date, and the phone if it is known, or the case number where there
/// was no phone. Lines may ask for all that was booked from a phone which the network proves.
/// </summary>
public sealed record FindRequest
{
    [Form(Forms.Number)]
    public string? Number { get; init; }

    [StringLength(16, MinimumLength = 1)]
    public string? Code { get; init; }

    /// <summary>Lines only: the code came from a keypad, where a digit stands for each letter on its key.</summary>
    public bool? Keyed { get; init; }

    [StringLength(Forms.LongestName, MinimumLength = 1), Form(Forms.Name)]
    public string? Name { get; init; }

    public DateOnly? Birth { get; init; }

    [Form(Forms.Phone)]
    public string? Phone { get; init; }

    /// <summary>As it was booked with; a wrong one counts as a wrong code does.</summary>
    [Form(Forms.Case)]
    public string? Case { get; init; }

    /// <summary>Your own identifier of whom you ask for: wrong codes count against it, and against the number.</summary>
    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    /// <summary>Lines only: the phone that asks, as the network proves it.</summary>
    [Form(Forms.Phone)]
    public string? Caller { get; init; }
}

/// <param name="Appointments">Soonest first; empty when there are none.</param>
/// <param name="SentToOwner">
/// There is one, but a name and a birth date are known to many: what was asked for went to the appointment's own phone.
/// </param>
/// <param name="Places">Places in line, where a line asked for those of a phone.</param>
/// <param name="Unproven">
/// There is one, without a phone to send anything to. Who knew its case number sees it in appointments, without its code and
/// so without any way to change it; else only the staff of its office shows it, to whom it belongs.
/// </param>
public sealed record AppointmentList(
    IReadOnlyList<Appointment> Appointments, bool SentToOwner, IReadOnlyList<Place>? Places = null, bool Unproven = false);

/// <summary>Another time. The old one stays until the new one is had.</summary>
public sealed record MoveRequest
{
    /// <summary>The code of the appointment; lines and offices need none.</summary>
    [StringLength(16, MinimumLength = 1)]
    public string? Code { get; init; }

    /// <summary>The hold of the new time. Without one the time is taken if it is still free.</summary>
    [Form(Forms.Conversation)]
    public string? Hold { get; init; }

    /// <summary>Another office; the same where it is not said.</summary>
    [Form(Forms.Office)]
    public string? Office { get; init; }

    [Required]
    public DateTimeOffset? Start { get; init; }

    /// <summary>Numbers of those who come together with it and move along.</summary>
    [MaxLength(Forms.MostPeople - 1)]
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>For a group: when the visit of each begins, as the hold says.</summary>
    [MaxLength(Forms.MostPeople)]
    public IReadOnlyList<DateTimeOffset>? Starts { get; init; }

    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    [Form(Forms.Phone)]
    public string? Caller { get; init; }

    public bool? Told { get; init; }

    /// <summary>Lines only: the caller heard it on the phone. That is gone, so it is written too; nobody is called to be told again.</summary>
    public bool? Heard { get; init; }
}

/// <param name="From">When it was before.</param>
/// <param name="Others">Those that were moved along.</param>
public sealed record Moved(Appointment Appointment, DateTimeOffset From, IReadOnlyList<Appointment> Others);

/// <summary>Which appointment is meant is in the path; this proves that it may be touched.</summary>
public sealed record ProofRequest
{
    /// <summary>To cancel: numbers of those who come together with it and stay away as well.</summary>
    [MaxLength(Forms.MostPeople - 1)]
    public IReadOnlyList<string>? Others { get; init; }

    /// <summary>The code of the appointment; lines and offices need none.</summary>
    [StringLength(16, MinimumLength = 1)]
    public string? Code { get; init; }

    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    [Form(Forms.Phone)]
    public string? Caller { get; init; }

    public bool? Told { get; init; }

    /// <summary>Lines only: the caller heard it on the phone. That is gone, so it is written too; nobody is called to be told again.</summary>
    public bool? Heard { get; init; }
}

/// <summary>The spelling of a name is corrected; an appointment is not passed to another person.</summary>
public sealed record NameRequest
{
    [Required, StringLength(Forms.LongestName, MinimumLength = 1), Form(Forms.Name)]
    public string? Name { get; init; }

    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    [Form(Forms.Phone)]
    public string? Caller { get; init; }
}
