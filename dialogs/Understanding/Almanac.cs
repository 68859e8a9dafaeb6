namespace BotApp.Dialogs.Understanding;

/// <summary>Counting on the calendar.</summary>
internal static class Almanac
{
    /// <summary>Nobody means a day further away; it keeps every sum inside the calendar.</summary>
    public const int MaxYears = 500;

    public static int Weekday(DateTime day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    public static DateTime Monday(DateTime day) => day.Date.AddDays(1 - Weekday(day));

    public static DateTime? Add(DateTime day, decimal count, Grain unit)
    {
        if (Math.Abs(count) > Limit(unit) || day.Year is < 600 or > 8500)
            return null;
        return unit switch
        {
            Grain.Second => day.AddSeconds((double)count),
            Grain.Minute => day.AddMinutes((double)count),
            Grain.Hour => day.AddMinutes((double)(count * 60)),
            Grain.Day => day.AddHours((double)(count * 24)),
            Grain.Week => day.AddDays((double)(count * 7)),
            Grain.Month => day.AddMonths((int)count).AddDays((double)((count - decimal.Truncate(count)) * 30)),
            Grain.Quarter => day.AddMonths((int)(count * 3)),
            _ => day.AddMonths((int)(count * 12)),
        };
    }

    private static decimal Limit(Grain unit) => MaxYears * unit switch
    {
        Grain.Year => 1,
        Grain.Quarter => 4,
        Grain.Month => 12,
        Grain.Week => 52,
        Grain.Day => 365,
        Grain.Hour => 365 * 24,
        Grain.Minute => 365 * 24 * 60,
        _ => 365 * 24 * 3600m,
    };

    /// <summary>The first moment of the week, month ... that a moment is in.</summary>
    public static DateTime Floor(DateTime at, Grain unit) => unit switch
    {
        Grain.Second => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)),
        Grain.Minute => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute)),
        Grain.Hour => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour)),
        Grain.Day => at.Date,
        Grain.Week => Monday(at),
        Grain.Month => new(at.Year, at.Month, 1),
        Grain.Quarter => new(at.Year, (at.Month - 1) / 3 * 3 + 1, 1),
        _ => new(at.Year, 1, 1),
    };

    /// <summary>The end of a span that begins at a moment: its own, or one unit later.</summary>
    public static DateTime End(DateTime start, DateTime? end, Grain unit) => end ?? Add(start, 1, unit) ?? start;

    public static DateTime? Date(int year, int month, int day) =>
        year is >= 1000 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day) : null;

    /// <summary>"The second Monday of", "the last day of" a span.</summary>
    public static DateTime? Nth(Day day, DateTime start, Day span) =>
        Nth(day, start, End(start, span.End, span.Grain));

    public static DateTime? Nth(Day day, DateTime start, DateTime end)
    {
        var step = day.Weekday > 0 || day.NthOf == Grain.Week ? 7 : 1;
        var first = day.Weekday > 0 ? start.AddDays((day.Weekday - Weekday(start) + 7) % 7)
            : day.NthOf == Grain.Week ? Monday(start.AddDays(3)) : start;
        var found = day.Nth > 0 ? first.AddDays(step * (day.Nth - 1))
            : (day.NthOf == Grain.Week && day.Weekday == 0 ? Monday(end.AddDays(-4))
                : first.AddDays((int)((end - first).TotalDays - 1) / step * step)).AddDays(step * (day.Nth + 1));
        return found >= start.AddDays(-6) && found < end ? found : null;
    }

    /// <summary>The Monday of a numbered week (ISO 8601), this year's or the next that is not past.</summary>
    public static DateTime Week(int number, DateTime today)
    {
        var first = Monday(new(today.Year, 1, 4));
        var monday = first.AddDays(7 * (number - 1));
        return monday.AddDays(7) > today ? monday : Monday(new DateTime(today.Year + 1, 1, 4)).AddDays(7 * (number - 1));
    }

    /// <summary>The week, weekend or day that begins there.</summary>
    public static Day Filled(Day nth, DateTime start) => nth switch
    {
        { NthOf: Grain.Quarter } => Day.At(start, Grain.Day, start.AddDays(2)),
        { NthOf: Grain.Week, Weekday: 0 } => Day.At(start, Grain.Week),
        _ => Day.At(start),
    };

    /// <summary>Easter Sunday of the western church (the anonymous Gregorian rule).</summary>
    public static DateTime Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        return new(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }
}
