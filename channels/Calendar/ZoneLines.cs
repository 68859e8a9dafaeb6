using System.Globalization;

namespace BotApp.Channels.Calendar;

/// <summary>
/// A time zone as a VTIMEZONE (RFC 5545, 3.6.5). Its clock changes are looked for in the zone itself, from the year
/// before on; where they follow a rule ("the second Sunday of March") it is written, for Outlook and for later years.
/// </summary>
static class ZoneLines
{
    const int YearsOfARule = 5;

    public static IEnumerable<string> Of(string name, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var changes = Changes(zone, year - 1, year + YearsOfARule);
        var first = changes.TakeWhile(change => change.Local.Year < year).ToList();
        var rules = first.ConvertAll(change => Rule(change, changes));
        // Where one change has no rule, each is told by itself, behind the time that was before them.
        var observances = rules.Count > 0 && rules.TrueForAll(rule => rule is not null)
            ? first.Zip(rules).SelectMany(pair => Observance(pair.First, pair.Second))
            : changes.Prepend(Before(zone, year - 1)).SelectMany(change => Observance(change, null));
        return ["BEGIN:VTIMEZONE", $"TZID:{name}", .. observances, "END:VTIMEZONE"];
    }

    /// <param name="Local">When the clock changes, told by the clock as it was before.</param>
    sealed record Change(DateTime Local, TimeSpan From, TimeSpan To, bool Daylight);

    static string[] Observance(Change change, string? rule)
    {
        var kind = change.Daylight ? "DAYLIGHT" : "STANDARD";
        return
        [
            $"BEGIN:{kind}", $"DTSTART:{change.Local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}",
            $"TZOFFSETFROM:{Offset(change.From)}", $"TZOFFSETTO:{Offset(change.To)}",
            .. rule is null ? Array.Empty<string>() : [$"RRULE:{rule}"],
            $"END:{kind}",
        ];
    }

    static List<Change> Changes(TimeZoneInfo zone, int from, int until)
    {
        var changes = new List<Change>();
        for (var day = Instant(from); day < Instant(until); day = day.AddDays(1))
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
                changes.Add(Find(zone, day, day.AddDays(1)));
        return changes;
    }

    /// <summary>To the minute: there is one change in between.</summary>
    static Change Find(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var (from, to) = (zone.GetUtcOffset(before), zone.GetUtcOffset(after));
        while (after - before > TimeSpan.FromMinutes(1))
        {
            var middle = before.AddMinutes((int)((after - before).TotalMinutes / 2));
            (before, after) = zone.GetUtcOffset(middle) == from ? (middle, after) : (before, middle);
        }
        return new(after.UtcDateTime + from, from, to, zone.IsDaylightSavingTime(after));
    }

    /// <returns>Null where the years after do not follow it.</returns>
    static string? Rule(Change change, List<Change> all)
    {
        var day = change.Local;
        var later = all.Where(other => other.To == change.To
            && other.Local.Month == day.Month && other.Local.DayOfWeek == day.DayOfWeek
            && other.Local.TimeOfDay == day.TimeOfDay && other.Local.Year > day.Year).ToList();
        if (later.Count != YearsOfARule)
            return null;
        var which = later.TrueForAll(other => Week(other.Local) == Week(day)) ? Week(day)
            : later.TrueForAll(other => IsLast(other.Local)) && IsLast(day) ? -1 : 0;
        return which == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"FREQ=YEARLY;BYMONTH={day.Month};BYDAY={which}{day.DayOfWeek.ToString()[..2].ToUpperInvariant()}");
    }

    static int Week(DateTime day) => (day.Day - 1) / 7 + 1;

    static bool IsLast(DateTime day) => day.AddDays(7).Month != day.Month;

    static DateTimeOffset Instant(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static Change Before(TimeZoneInfo zone, int year)
    {
        var offset = zone.GetUtcOffset(Instant(year));
        return new(new(1970, 1, 1), offset, offset, zone.IsDaylightSavingTime(Instant(year)));
    }

    static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
