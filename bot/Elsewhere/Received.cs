using System.Text.Json;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Elsewhere;

/// <summary>What the API writes, as the core knows it.</summary>
internal sealed class Received(Codes codes)
{
    public static Input Offices(Wire.OfficeList list) => new Input.OfficesFound([.. list.Offices.Select(Office)]);

    public static Input Times(Wire.Times times) => new Input.TimesFound([.. times.Days.Select(day => new OfficeDay(
        day.Date, day.Opens, day.Closes, Enum.TryParse<Closure>(day.Closure, ignoreCase: true, out var why) ? why : Closure.Closed,
        day.Starts))]);

    public static Hold Hold(Wire.Hold hold) => new(hold.Office, hold.Start, hold.Minutes, hold.Until, hold.Starts);

    public Input Booked(Wire.Booking booking) => new Input.Booked(Appointment(booking.Appointment), All(booking.Others));

    public Input Moved(Wire.Moved moved) =>
        new Input.Moved(Appointment(moved.Appointment), moved.From, All(moved.Others));

    public Input Cancelled(Wire.Cancelled cancelled) =>
        new Input.Cancelled(Appointment(cancelled.Appointment), All(cancelled.Others));

    public Input Appointments(Wire.AppointmentList list) => list.SentToOwner ? new Input.SentToOwner()
        : list.Unproven ? new Input.Unproven(All(list.Appointments))
        : new Input.AppointmentsFound(All(list.Appointments), [.. (list.Places ?? []).Select(Place)]);

    public static Input InLine(Wire.Place place) => new Input.InLine(Place(place), place.Already, place.Muted);

    public static Input LeftLine(Wire.LeftLine left) =>
        left.Places.Count > 0 ? new Input.WhichLine([.. left.Places.Select(Place)]) : new Input.LeftLine(left.Count);

    /// <exception cref="JsonException">It says nothing of what came of it.</exception>
    public Input Reacted(Wire.Reacted came, Effect.Answer asked) => came switch
    {
        { Outcome: "taken", Appointment: { } one } => new Input.ProposalTaken(Appointment(one), came.From, All(came.Others ?? [])),
        { Outcome: "over", Proposal: { } over } => new Input.ProposalOver(Proposal(over), came.Again is { } again ? Proposal(again) : null),
        { Outcome: "passed" } => new Input.ProposalPassed(),
        { Outcome: "stands", Proposal: { } stands } => new Input.ProposalStands(Proposal(stands)),
        { Outcome: "otherTimes", Number: { } number } => new Input.OtherTimes(number),
        { Outcome: "stays", Place: { } place } => new Input.StillInLine(Place(place)),
        { Outcome: "left" } => new Input.LeftLine(1),
        { Outcome: "which", Proposals: { } several } => new Input.WhichProposal([.. several.Select(Proposal)], came.HasAppointment),
        { Outcome: "none" } => new Input.NoProposal(asked.Heard),
        _ => throw new JsonException(),
    };

    static Place Place(Wire.Place one) => new(one.Number, Office(one.Office), one.Reason, one.People, one.Before);

    static Proposal Proposal(Wire.Proposal one) => new(
        one.Id, Enum.TryParse<ProposalKind>(one.Kind, ignoreCase: true, out var kind) ? kind : throw new JsonException(), one.Digits,
        one.Plain, Office(one.Office), one.Start, one.People, one.Sent, one.Until, one.Number, one.Instead);

    /// <exception cref="CodesDifferException">The code that we would tell for it is not the one that opens it there.</exception>
    public Appointment Appointment(Wire.Appointment one) => one.Code is null || codes.For(one.Number) == one.Code
        ? new(
            one.Number, Office(one.Office), one.Start, one.Minutes, one.Reason, one.Name, one.Birth, one.Phone, one.Case,
            one.Interpreter, Enum.TryParse<Party>(one.Party, ignoreCase: true, out var party) ? party : Party.Self, one.Language,
            one.Together, one.Others, one.Displaced)
        : throw new CodesDifferException();

    Appointment[] All(IReadOnlyList<Wire.Appointment> all) => [.. all.Select(Appointment)];

    static OfficeNear Office(Wire.Office one) => new(
        one.Code, one.Name, one.Address, one.Zone, one.Area, one.Miles, one.Opens, one.Closes, one.FirstOpen,
        one.Lengths);
}

/// <summary><c>Codes:Key</c> is not the one of the API: codes are derived from it on both sides and sent by neither.</summary>
internal sealed class CodesDifferException : Exception;
