using System.Globalization;
using System.Text;
using System.Xml;

namespace BotApp.Channels.Calendar;

/// <summary>
/// An entry as an iCalendar file (RFC 5545) that Google, Apple and Outlook take: published, or withdrawn when it is
/// cancelled (RFC 5546, PUBLISH and CANCEL).
/// </summary>
public static class CalendarFile
{
    public static string ContentType(CalendarEntry entry) => $"text/calendar; charset=utf-8; method={Method(entry)}";

    /// <param name="now">When this file was made.</param>
    public static string Write(CalendarEntry entry, DateTimeOffset now)
    {
        var file = new StringBuilder();
        foreach (var line in Lines(entry, now))
            ContentLine.Append(file, line);
        return file.ToString();
    }

    static IEnumerable<string> Lines(CalendarEntry entry, DateTimeOffset now) =>
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//BotApp//Appointments//EN", "CALSCALE:GREGORIAN",
        $"METHOD:{Method(entry)}",
        .. ZoneLines.Of(entry.Zone, entry.Start.Year),
        "BEGIN:VEVENT",
        $"UID:{entry.Uid}",
        $"DTSTAMP:{Utc(now)}",
        $"LAST-MODIFIED:{Utc(entry.ChangedAt)}",
        $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}",
        $"STATUS:{(entry.Cancelled ? "CANCELLED" : "CONFIRMED")}",
        // Both methods want an organizer. It has no mailbox, and Outlook writes one that has none like this.
        "ORGANIZER;CN=BotApp:invalid:nomail",
        $"DTSTART;TZID={entry.Zone}:{Local(entry.Start.DateTime)}",
        $"DTEND;TZID={entry.Zone}:{Local(End(entry))}",
        $"SUMMARY;LANGUAGE={entry.Language}:{ContentLine.Text(entry.Title)}",
        $"LOCATION:{ContentLine.Text(entry.Place)}",
        $"DESCRIPTION;LANGUAGE={entry.Language}:{ContentLine.Text(entry.Text)}",
        "CLASS:PRIVATE", "TRANSP:OPAQUE",
        .. entry.Cancelled ? [] : entry.Alarms.SelectMany(before => Alarm(entry, before)),
        "END:VEVENT", "END:VCALENDAR",
    ];

    static string[] Alarm(CalendarEntry entry, TimeSpan before) =>
    [
        "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION;LANGUAGE={entry.Language}:{ContentLine.Text(entry.Title)}",
        $"TRIGGER:-{XmlConvert.ToString(before)}", "END:VALARM",
    ];

    static string Method(CalendarEntry entry) => entry.Cancelled ? "CANCEL" : "PUBLISH";

    /// <summary>An hour of the clock change may lie within, so the end is counted in real time.</summary>
    static DateTime End(CalendarEntry entry) => TimeZoneInfo.ConvertTime(
        entry.Start.AddMinutes(entry.Minutes), TimeZoneInfo.FindSystemTimeZoneById(entry.Zone)).DateTime;

    static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static string Utc(DateTimeOffset time) => Local(time.UtcDateTime) + "Z";
}
