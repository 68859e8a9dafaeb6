using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>
/// A place in line at an office: a time that comes free is held for the first whom it suits, who is told by text message
/// and has till a stated end to take it.
/// </summary>
public sealed record WaitRequest : PeopleRequest
{
    [Required, Form(Forms.Office)]
    public string? Office { get; init; }

    /// <summary>Days and hours that would do, on the office's clock; none: any.</summary>
    [MaxLength(Forms.MostStretches)]
    public IReadOnlyList<Stretch>? Wanted { get; init; }

    /// <summary>Days and hours that would not.</summary>
    [MaxLength(Forms.MostStretches)]
    public IReadOnlyList<Stretch>? Refused { get; init; }

    /// <summary>Hours between hearing of a time and the visit; 2 where it is not said.</summary>
    [Range(0, 336)]
    public int? Notice { get; init; }

    /// <summary>The number of an appointment that an earlier or other time is wanted for; it stays until then.</summary>
    [Form(Forms.Number)]
    public string? Moving { get; init; }

    /// <summary>The code of that appointment; lines and offices need none.</summary>
    [StringLength(16, MinimumLength = 1)]
    public string? Code { get; init; }

    /// <summary>Your own identifier of whom it is for: it leaves the line by it.</summary>
    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }
}

/// <summary>Days from-to (inclusive) or a weekday in every week, and hours in each of them (half open).</summary>
public sealed record Stretch
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>1 is Monday.</summary>
    [Range(1, 7)]
    public int? Weekday { get; init; }

    public TimeOnly? After { get; init; }
    public TimeOnly? Before { get; init; }

    /// <summary>At <c>after</c> exactly.</summary>
    public bool? Exact { get; init; }
}

/// <param name="Number"><c>W-1042</c>.</param>
/// <param name="Before">How many are ahead.</param>
/// <param name="Already">This person was in line there before: that place is kept.</param>
/// <param name="Muted">The phone takes no messages: nothing can be proposed to it until it does.</param>
public sealed record Place(string Number, Office Office, string Reason, int People, int Before, bool Already, bool Muted);

public sealed record LeaveRequest
{
    /// <summary>Which place; where there is only one it need not be said.</summary>
    [StringLength(16, MinimumLength = 1)]
    public string? Number { get; init; }

    /// <summary>As it was said when the place was taken.</summary>
    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    /// <summary>Lines only: the phone that asks, as the network proves it.</summary>
    [Form(Forms.Phone)]
    public string? Caller { get; init; }
}

/// <param name="Count">How many places were given up; 0 where there was none.</param>
/// <param name="Places">In several lines, and none was left: which is meant?</param>
public sealed record LeftLine(int Count, IReadOnlyList<Place> Places);

/// <summary>Those who wait at an office, in order.</summary>
public sealed record LineList(Office Office, IReadOnlyList<Waiter> Waiting);

/// <param name="Misses">How many times were proposed and not answered in a row.</param>
/// <param name="Proposed">The time that is held for this one now, if any.</param>
public sealed record Waiter(
    string Number, string Reason, int People, string Name, string Phone, string Language, DateTimeOffset Since, int Notice,
    int Misses, string? Moving, DateTimeOffset? Proposed);

/// <summary>What a person says to something proposed to their phone.</summary>
public sealed record ReactionRequest
{
    /// <summary>The phone, as the network proves it.</summary>
    [Required, Form(Forms.Phone)]
    public string? Caller { get; init; }

    /// <summary>take: a digit that says so; pass: the other; yes: words that may mean something else, and take nothing;
    /// hear: nothing yet, but what is open.</summary>
    [Required, Form(Forms.Reaction)]
    public string? Reaction { get; init; }

    /// <summary>The digits that name which one is meant, where several are open.</summary>
    [Form(Forms.Digits)]
    public string? Digits { get; init; }

    [Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    /// <summary>What the person speaks.</summary>
    [Form(Forms.Language)]
    public string? Language { get; init; }

    /// <summary>On the phone: what comes of it is written too, where texts arrive.</summary>
    public bool? Heard { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Outcome">
/// taken (appointment, others, and from where one was moved), over (proposal, and again where it is held once more),
/// passed, stands (proposal), otherTimes (number), stays (place), left, which (proposals, hasAppointment) or none: nothing
/// waited for an answer.
/// </param>
public sealed record Reacted(
    string Outcome, Appointment? Appointment = null, IReadOnlyList<Appointment>? Others = null, DateTimeOffset? From = null,
    Proposal? Proposal = null, Proposal? Again = null, string? Number = null, Place? Place = null,
    IReadOnlyList<Proposal>? Proposals = null, bool HasAppointment = false);

/// <summary>Something held for a person and proposed to them.</summary>
/// <param name="Kind">waitlist, closure or stay.</param>
/// <param name="Digits">Names it in an answer.</param>
/// <param name="Plain">Nothing else waits for an answer of this phone.</param>
/// <param name="Number">The appointment whose office is closed.</param>
/// <param name="Instead">When that was.</param>
public sealed record Proposal(
    string Id, string Kind, string Digits, bool Plain, Office Office, DateTimeOffset Start, int People, DateTimeOffset Sent,
    DateTimeOffset Until, string? Number, DateTimeOffset? Instead);
