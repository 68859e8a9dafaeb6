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

    public Input Appointments(Wire.AppointmentList list) => list.SentToOwner
        ? new Input.SentToOwner()
        : new Input.AppointmentsFound(All(list.Appointments));

    /// <exception cref="CodesDifferException">The code that we would tell for it is not the one that opens it there.</exception>
    public Appointment Appointment(Wire.Appointment one) => one.Code is null || codes.For(one.Number) == one.Code
        ? new(
            one.Number, Office(one.Office), one.Start, one.Minutes, one.Reason, one.Name, one.Birth, one.Phone, one.Case,
            one.Interpreter, Enum.TryParse<Party>(one.Party, ignoreCase: true, out var party) ? party : Party.Self, one.Language,
            one.Together, one.Others, one.Displaced)
        : throw new CodesDifferException();

    Appointment[] All(IReadOnlyList<Wire.Appointment> all) => [.. all.Select(Appointment)];

    static OfficeNear Office(Wire.Office one) => new(
        one.Code, one.Name, one.Address, one.Zone, one.Area, one.Miles, one.Opens, one.Closes, one.FirstOpen);
}

/// <summary><c>Codes:Key</c> is not the one of the API: codes are derived from it on both sides and sent by neither.</summary>
internal sealed class CodesDifferException : Exception;
