using BotApp.Dialogs;

namespace BotApp.Bench;

/// <summary>The scheduling side with nothing behind it, so that the core is measured alone.</summary>
static class Desk
{
    static readonly OfficeNear Hialeah = new(
        "HIA", "Hialeah", "5880 NW 183rd Street, Hialeah, FL 33015", "America/New_York", Miles: 9,
        Opens: new(8, 0), Closes: new(16, 0), FirstOpen: new(2027, 3, 3));

    static readonly IReadOnlyList<OfficeDay> Days = [.. Enumerable.Range(2, 15).Select(Day)];

    static OfficeDay Day(int day)
    {
        var date = new DateOnly(2027, 3, day);
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return new(date, null, null, Closure.Weekend, []);
        var first = new DateTimeOffset(2027, 3, day, 8, 0, 0, TimeSpan.FromHours(day < 14 ? -5 : -4));
        return new(date, new(8, 0), new(16, 0), Closure.Open, [.. Enumerable.Range(0, 32).Select(n => first.AddMinutes(15 * n))]);
    }

    internal static Input Perform(Effect effect, DateTimeOffset now) => effect switch
    {
        Effect.FindByPhone => new Input.AppointmentsFound([]),
        Effect.FindOffices or Effect.FindOfficesByCode => new Input.OfficesFound([Hialeah]),
        Effect.FindTimes => new Input.TimesFound(Days),
        Effect.HoldTime hold => new Input.TimeHeld(new(hold.Office, hold.Start, hold.Minutes, now.AddMinutes(20))),
        Effect.Book book => new Input.Booked(new(
            "HIA-27-6307", Hialeah, book.Hold.Start, book.Hold.Minutes, book.Draft.Reason!, book.Draft.Name!,
            book.Draft.Birth!.Value, book.Draft.Phone, book.Draft.Case, book.Draft.Interpreter == true,
            book.Draft.Party!.Value, "en")),
        Effect.HandOff => new Input.HandedOff("T-1"),
        Effect.LetGo => new Input.Released(),
        _ => new Input.Done(),
    };
}
