namespace BotApp.Dialogs;

/// <summary>What the engine is told: an utterance, or how the effect it asked for went. Refusals are values.</summary>
public abstract record Input
{
    private Input() { }

    /// <param name="ReceivedAt">When the message reached us: "tomorrow" is counted from here, however late it is read.</param>
    /// <param name="From">For words in none of our languages: what an interpreter made of them. Null where none was wanted.</param>
    public sealed record Heard(string Text, DateTimeOffset ReceivedAt, Interpreted? From = null) : Input;

    /// <summary>The person has come and said nothing yet: a chat was opened.</summary>
    public sealed record Arrived(DateTimeOffset At) : Input;

    /// <summary>Offices for a ZIP, the one that serves it first; or the one office asked for by name.</summary>
    public sealed record OfficesFound(IReadOnlyList<OfficeNear> Offices) : Input;

    /// <param name="Military">An APO, FPO or DPO ZIP: it has no field office.</param>
    public sealed record ZipUnknown(string Zip, bool Military) : Input;

    /// <summary>The days of the booking window at one office, in order, closed ones too.</summary>
    public sealed record TimesFound(IReadOnlyList<OfficeDay> Days) : Input;

    public sealed record TimeHeld(Hold Hold) : Input;

    /// <summary>Somebody was faster. Nothing was changed.</summary>
    public sealed record SlotTaken : Input;

    /// <summary>The hold ended and its time has gone to someone else. Nothing was changed.</summary>
    public sealed record HoldExpired : Input;

    /// <param name="Others">The appointments of those who come along, in the order of the draft.</param>
    public sealed record Booked(Appointment Appointment, params IReadOnlyList<Appointment> Others) : Input;

    /// <summary>This case, or this very person, has an active appointment for the same reason.</summary>
    /// <param name="Who">Which of the draft's people, from 0.</param>
    public sealed record TooManyBookings(Appointment Existing, int Who = 0) : Input;

    /// <summary>
    /// Somebody of this name and birth date, or of this surname and birth date, has an active appointment for the same
    /// reason. Twins and common names are asked about, not refused.
    /// </summary>
    /// <param name="Who">Which of the draft's people, from 0.</param>
    public sealed record MaybeSamePerson(Appointment Existing, int Who = 0) : Input;

    /// <summary>This person has an appointment for something else at that hour.</summary>
    public sealed record Overlaps(Appointment Existing, int Who = 0) : Input;

    /// <summary>So many strangers were booked from here that a person must look first.</summary>
    public sealed record NeedsPerson(string Ticket) : Input;

    /// <summary>Active appointments, soonest first; empty when there are none.</summary>
    /// <param name="Places">Places in line, where they were asked for by phone.</param>
    public sealed record AppointmentsFound(
        IReadOnlyList<Appointment> Appointments, params IReadOnlyList<Place> Places) : Input;

    /// <summary>Found, but from another phone than the appointment's: what was asked for went to that phone alone.</summary>
    public sealed record SentToOwner : Input;

    /// <summary>
    /// Found, and without a phone to send anything to; a name and a birth date are known to many. Nothing of it may be
    /// changed here, and its code is not told.
    /// </summary>
    /// <param name="Appointments">Day and place, for who knew the case number as well; else none.</param>
    public sealed record Unproven(params IReadOnlyList<Appointment> Appointments) : Input;

    /// <summary>No such number and code. Says the same whether the number exists or not.</summary>
    /// <param name="Slower">Several wrong codes so far: ask for patience.</param>
    public sealed record NotFound(bool Slower) : Input;

    /// <summary>Too many wrong codes, for this appointment or from this caller. Right codes are refused too.</summary>
    public sealed record LockedOut(DateTimeOffset Until) : Input;

    /// <param name="Others">Those that were moved along.</param>
    public sealed record Moved(
        Appointment Appointment, DateTimeOffset From, params IReadOnlyList<Appointment> Others) : Input;

    /// <param name="Others">Those that were cancelled along.</param>
    public sealed record Cancelled(Appointment Appointment, params IReadOnlyList<Appointment> Others) : Input;
    public sealed record NameCorrected(Appointment Appointment) : Input;

    /// <summary>It is no correction of the name that the appointment was booked with, however often that was corrected since.</summary>
    public sealed record AnotherName : Input;

    /// <summary>The appointment was cancelled or moved elsewhere meanwhile.</summary>
    public sealed record Gone : Input;

    public sealed record HandedOff(string Ticket) : Input;

    /// <summary>Where appointments are made does not answer.</summary>
    /// <param name="Unsure">It may have been done all the same. Asked again, it is not done twice.</param>
    /// <param name="Full">More people ask for times at once than can be served.</param>
    public sealed record Unreachable(bool Unsure, bool Full = false) : Input;

    /// <summary>The held time was let go.</summary>
    public sealed record Released : Input;

    public sealed record Done : Input;

    /// <param name="Already">This person was in line there before.</param>
    /// <param name="Muted">The phone has opted out of messages: nothing can be proposed to it.</param>
    public sealed record InLine(Place Place, bool Already = false, bool Muted = false) : Input;

    /// <summary>Out of so many lines; of none where this person was in none.</summary>
    public sealed record LeftLine(int Count) : Input;

    /// <summary>In several lines: which is to be left?</summary>
    public sealed record WhichLine(IReadOnlyList<Place> Places) : Input;

    /// <summary>The time that was proposed is this person's.</summary>
    /// <param name="From">When the visit was to begin, where an appointment was moved.</param>
    public sealed record ProposalTaken(
        Appointment Appointment, DateTimeOffset? From, params IReadOnlyList<Appointment> Others) : Input;

    /// <summary>Too late: nothing was booked. The place in line is kept.</summary>
    /// <param name="Again">The time was still free and is held for this person anew.</param>
    public sealed record ProposalOver(Proposal Proposal, Proposal? Again = null) : Input;

    /// <summary>It goes to the next in line; the place is kept.</summary>
    public sealed record ProposalPassed : Input;

    /// <summary>It waits for a plain answer still.</summary>
    public sealed record ProposalStands(Proposal Proposal) : Input;

    /// <summary>Other times are wished for in place of one at a closed office.</summary>
    public sealed record OtherTimes(string Number) : Input;

    public sealed record StillInLine(Place Place) : Input;

    /// <param name="Appointment">An appointment of this person's may be meant as well.</param>
    public sealed record WhichProposal(IReadOnlyList<Proposal> Proposals, bool Appointment) : Input;

    /// <summary>Nothing waits for an answer: the words are to be heard as any others.</summary>
    public sealed record NoProposal(Heard Said) : Input;

    /// <param name="Reached">The text message is under way; false where none can be sent to this phone.</param>
    public sealed record Texted(bool Reached) : Input;

    /// <summary>Something happened on the phone line.</summary>
    /// <param name="Call">The call's own identifier, so that what comes late is not taken for the next call.</param>
    public sealed record Phoned(string Call, Calls.Happening What, DateTimeOffset ReceivedAt) : Input;
}

/// <summary>What became of words that none of our languages has.</summary>
/// <param name="Language">The language they were said in; null where nobody knows. One of ours: they are as they were
/// said, and in this one. Another: they are in English now.</param>
/// <param name="Lost">They could not be translated and are as they were said.</param>
public sealed record Interpreted(string? Language, bool Lost = false);
