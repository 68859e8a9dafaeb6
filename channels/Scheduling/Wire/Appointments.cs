using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

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
