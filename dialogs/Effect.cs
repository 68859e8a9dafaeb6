using BotApp.Dialogs.Flows;

namespace BotApp.Dialogs;

/// <summary>What the engine wants done outside. The scheduler performs it and answers with an <see cref="Input"/>.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>OfficesFound (the office of the ZIP's area first, at most three) or ZipUnknown.</summary>
    /// <param name="People">How many must find room together before an office counts as having times.</param>
    public sealed record FindOffices(string Zip, int People = 1) : Effect;

    /// <summary>OfficesFound with the named offices; miles are from the ZIP where one is given.</summary>
    public sealed record FindOfficesByCode(IReadOnlyList<string> Codes, string? Zip, int People = 1) : Effect;

    /// <summary>TimesFound: starts with room for this visit, those held by this conversation included.</summary>
    /// <param name="Moving">Number of the appointment to be moved: its own seat does not count as taken.</param>
    /// <param name="People">Starts from which so many find seats or times next to each other.</param>
    public sealed record FindTimes(string Office, int Minutes, string? Moving = null, int People = 1) : Effect;

    /// <summary>TimeHeld or SlotTaken. A conversation has one hold: an earlier one is let go when the new one is had.</summary>
    /// <param name="Moving">Number of the appointment to be moved: its own seat does not count as taken.</param>
    /// <param name="People">So many seats or times next to each other, all or none.</param>
    public sealed record HoldTime(
        string Office, DateTimeOffset Start, int Minutes, string? Moving = null, int People = 1) : Effect;

    /// <summary>Released, also where nothing was held.</summary>
    public sealed record LetGo : Effect;

    /// <summary>
    /// Booked, HoldExpired, TooManyBookings, MaybeSamePerson, Overlaps or NeedsPerson; all of a group or none. A hold that
    /// ran out whose time is still free is good.
    /// </summary>
    public sealed record Book(Draft Draft, Hold Hold) : Effect;

    /// <summary>AppointmentsFound: those made from this phone.</summary>
    public sealed record FindByPhone(string Phone) : Effect;

    /// <summary>AppointmentsFound with one, NotFound or LockedOut.</summary>
    /// <param name="Keyed">The code came from a keypad: a digit stands for each letter on its key.</param>
    public sealed record FindByCode(string Number, string Code, bool Keyed = false) : Effect;

    /// <summary>
    /// AppointmentsFound, SentToOwner, Unproven, NotFound or LockedOut: number lost, details given again. Marks, case and FNU
    /// do not count.
    /// </summary>
    /// <param name="Case">The case number that it was booked with, where there was no phone to send anything to.</param>
    public sealed record FindByPerson(string Name, DateOnly Birth, string? Phone, string? Case = null) : Effect;

    /// <summary>Moved, HoldExpired or Gone. The old time stays until the new one is had.</summary>
    /// <param name="Others">Numbers that move along, in the order of the hold's starts after the first.</param>
    public sealed record Move(string Number, Hold Hold, params IReadOnlyList<string> Others) : Effect;

    /// <summary>Cancelled or Gone.</summary>
    public sealed record Cancel(string Number, params IReadOnlyList<string> Others) : Effect;

    /// <summary>Done: the person says that they will come, and those who are booked together with them.</summary>
    public sealed record Attend(string Number) : Effect;

    /// <summary>NameCorrected, AnotherName or Gone.</summary>
    /// <param name="Proven">Somebody has seen who it is: any name will do.</param>
    public sealed record CorrectName(string Number, string Name, bool Proven = false) : Effect;

    /// <summary>HandedOff: a ticket for a person to call back, with what was said so far.</summary>
    public sealed record HandOff(string Reason) : Effect;

    /// <summary>Done: this number gets no messages from us until it asks again.</summary>
    public sealed record StopMessages(string Phone) : Effect;

    public sealed record StartMessages(string Phone) : Effect;

    /// <summary>InLine, TooManyBookings, MaybeSamePerson or NeedsPerson.</summary>
    /// <param name="Notice">Hours between hearing of a time and the visit.</param>
    /// <param name="Moving">Number of the appointment that a time is to be found for.</param>
    public sealed record JoinLine(
        Draft Draft, string Office, int Minutes, Wish Wish, int Notice, string? Moving = null) : Effect;

    /// <summary>LeftLine or WhichLine: of this conversation or its phone.</summary>
    public sealed record LeaveLine(string? Number = null) : Effect;

    /// <summary>
    /// ProposalTaken, ProposalOver, ProposalPassed, ProposalStands, OtherTimes, StillInLine, LeftLine, WhichProposal or
    /// NoProposal.
    /// </summary>
    /// <param name="Phone">Null for one who chats: what is proposed to this conversation alone.</param>
    /// <param name="Reaction">Hear: nothing is answered yet; what is open, ProposalStands or NoProposal.</param>
    public sealed record Answer(string? Phone, Reaction Reaction, string? Digits, Input.Heard Heard) : Effect;

    /// <summary>Texted: a text message to the phone of this conversation, where it takes any.</summary>
    /// <param name="Kind">The sentence <c>remind.KIND</c>.</param>
    /// <param name="Number">The appointment that it is about, if any.</param>
    public sealed record SendText(string Kind, string? Number = null) : Effect;

    /// <summary>Done: from here on this phone is called and not texted, or texted again.</summary>
    public sealed record PreferCalls(string Phone, bool Calls) : Effect;
}

/// <summary>Take and Pass are digits or plain words; Yes may mean something else, and takes nothing.</summary>
public enum Reaction { Take, Pass, Yes, Hear }
