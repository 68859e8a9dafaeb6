using BotApp.Dialogs;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>What the core knows, as the API writes it.</summary>
internal static class Shown
{
    public static Wire.OfficeList Offices(IEnumerable<OfficeNear> offices) => new([.. offices.Select(Office)]);

    public static Wire.Office Office(OfficeNear office) => new(
        office.Code, office.Name, office.Address, office.Zone, office.Area, office.Miles, office.Opens, office.Closes,
        office.FirstOpen);

    public static Wire.Times Times(OfficeNear office, int minutes, IEnumerable<OfficeDay> days) =>
        new(office.Code, office.Zone, minutes, [.. days.Select(Day)]);

    /// <param name="code">Null where it is not for these eyes.</param>
    public static Wire.Appointment Appointment(Appointment one, string? code) => new(
        one.Number, code, Office(one.Office), one.Start, one.Minutes, one.Reason, one.Name, one.Birth, one.Phone, one.Case,
        one.Interpreter, one.Party.ToString().ToLowerInvariant(), one.Language, one.Together, one.Others, one.Displaced);

    public static IReadOnlyList<Wire.Appointment> Appointments(IEnumerable<Appointment> all, bool codes) =>
        [.. all.Select(one => Appointment(one, codes ? Answered.CodeOf(one.Number) : null))];

    public static Wire.Hold Hold(string id, Hold hold) =>
        new(id, hold.Office, hold.Start, hold.Minutes, hold.Until, hold.Starts);

    static Wire.Day Day(OfficeDay day) =>
        new(day.Date, day.Closure.ToString().ToLowerInvariant(), day.Opens, day.Closes, day.Starts);
}
