using System.Text;
using BotApp.Channels.Calendar;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Pages;

/// <summary>
/// The appointment as a calendar takes it. Calendars are shared and kept elsewhere, so neither name nor code is in it,
/// nor the sheet's address.
/// </summary>
internal sealed class SheetEntry(Content content, SheetLinks links, TimeProvider time)
{
    static readonly IReadOnlyList<TimeSpan> Alarms = [TimeSpan.FromDays(1), TimeSpan.FromHours(2)];

    public IResult File(Sheet sheet, Tongue tongue, HttpContext http)
    {
        var entry = Of(sheet, tongue);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{sheet.Appointment.Number}.ics\"";
        return Results.Text(
            CalendarFile.Write(entry, time.GetUtcNow()), CalendarFile.ContentType(entry), Encoding.UTF8);
    }

    CalendarEntry Of(Sheet sheet, Tongue tongue)
    {
        var (appointment, office) = (sheet.Appointment, sheet.Appointment.Office);
        return new(
            links.EntryOf(appointment.Number), sheet.Changes, appointment.Start, appointment.Minutes, office.Zone,
            tongue.Code,
            Title: Plain(Page.Say(tongue, "sheet.entry",
                ("office", new Value.Text(office.Name)), ("number", new Value.Literal(appointment.Number)))),
            Place: $"{office.Name}, {office.Address}", Text: Plain(Words(sheet, tongue)),
            sheet.Cancelled, sheet.ChangedAt, Alarms);
    }

    string Words(Sheet sheet, Tongue tongue) => sheet.Cancelled
        ? Page.Say(tongue, "sheet.cancelled")
        : string.Join('\n', [
            Page.Say(tongue, "sheet.early"),
            $"{Page.Say(tongue, "sheet.bring")}:",
            .. content.Reason(sheet.Appointment.Reason).Bring.Select(item => $"- {Page.Say(tongue, $"bring.{item}")}"),
            Page.Say(tongue, "sheet.free"),
        ]);

    /// <summary>Calendars show the marks that set a name apart in right-to-left text instead of heeding them.</summary>
    static string Plain(string words) => string.Concat(words.Where(letter => letter is not ('\u2068' or '\u2069')));
}
