namespace BotApp.Dialogs.Understanding;

/// <summary>A day or span on the calendar.</summary>
internal readonly record struct Found(DateTime Start, DateTime? End, Grain Grain)
{
    public DateTime Until => Almanac.End(Start, End, Grain);
}

/// <summary>
/// Finds the days that were meant: the next that fit what was said, never past ones unless they were named.
/// </summary>
internal static class Resolve
{
    /// <returns>The likeliest first; empty where there is no such day.</returns>
    public static List<Found> Days(Day day, Listening listening)
    {
        var found = new List<Found>(2);
        Add(found, day, listening.Now.Date);
        if (day.Other is { } other)
            Add(found, other, listening.Now.Date);
        if (found.Count > 1 && day is { Weekday: > 0, Month: > 0, Number: > 0 }
            && found.Exists(date => Almanac.Weekday(date.Start) == day.Weekday))
            found.RemoveAll(date => Almanac.Weekday(date.Start) != day.Weekday);
        return found;
    }

    private static void Add(List<Found> found, Day day, DateTime today)
    {
        if (day.Start is { } start)
            found.Add(new(start, day.End, day.Grain));
        else if (day.Nth != 0)
            Nth(found, day, today);
        else if (day.Number > 0)
            Numbered(found, day, today);
        else if (day.Month > 0)
            Month(found, day, today);
        else if (day.Year > 0)
            found.Add(new(new(Math.Clamp(day.Year, 1, 9000), 1, 1), null, Grain.Year));
        else if (day.Weekday > 0)
            Weekday(found, day, today);
    }

    private static void Weekday(List<Found> found, Day day, DateTime today)
    {
        var ahead = (day.Weekday - Almanac.Weekday(today) + 7) % 7;
        var ofNextWeek = Almanac.Monday(today).AddDays(6 + day.Weekday);
        switch (day.Weeks)
        {
            case -1:
                One(found, today.AddDays(ahead == 0 ? -7 : ahead - 7));
                break;
            case 0:
                One(found, today.AddDays(ahead));
                break;
            case 1:
                One(found, ahead == 0 || Almanac.Weekday(today) > 4 ? today.AddDays(ahead == 0 ? 7 : ahead)
                    : ofNextWeek);
                One(found, ofNextWeek);
                One(found, today.AddDays(ahead == 0 ? 7 : ahead));
                break;
            case > 1:
                One(found, today.AddDays((ahead == 0 ? 7 : ahead) + 7 * (day.Weeks.Value - 1)));
                break;
            default:                                    // who means today says so
                One(found, today.AddDays(ahead == 0 ? 7 : ahead));
                One(found, today.AddDays(ahead));
                break;
        }
    }

    private static void One(List<Found> found, DateTime date)
    {
        var one = new Found(date, null, Grain.Day);
        if (!found.Contains(one))
            found.Add(one);
    }

    private static void Numbered(List<Found> found, Day day, DateTime today)
    {
        if (day.Month == 0)
        {
            var month = day.Year > 0 ? new DateTime(Math.Clamp(day.Year, 1, 9000), 1, 1)
                : Almanac.Floor(today, Grain.Month);
            for (var i = 0; i < 14; i++, month = month.AddMonths(1))
                if (Fits(Almanac.Date(month.Year, month.Month, day.Number), day, today) is { } date)
                {
                    One(found, date);
                    return;
                }
            return;
        }
        if (day.Year > 0)
        {
            if (Almanac.Date(day.Year, day.Month, day.Number) is { } dated)
                One(found, dated);
            return;
        }
        for (var year = today.Year; year < today.Year + 9; year++)
            if (Almanac.Date(year, day.Month, day.Number) is { } date && date >= today)
            {
                One(found, date);
                return;
            }
    }

    private static DateTime? Fits(DateTime? date, Day day, DateTime today) => date is { } real && real >= today
        && (day.Weekday == 0 || Almanac.Weekday(real) == day.Weekday) ? real : null;

    private static void Month(List<Found> found, Day day, DateTime today)
    {
        var year = day.Year > 0 ? day.Year : day.Month >= today.Month ? today.Year : today.Year + 1;
        if (year is > 0 and < 9000)
            found.Add(new(new(year, day.Month, 1), null, Grain.Month));
    }

    private static void Nth(List<Found> found, Day day, DateTime today)
    {
        var month = day.Month > 0 ? new DateTime(day.Year is > 0 and < 9000 ? day.Year : today.Year, day.Month, 1)
            : Almanac.Floor(today, Grain.Month);
        for (var tries = 0; tries < 3; tries++, month = month.AddMonths(day.Month > 0 ? 12 : 1))
            if (Almanac.Nth(day, month, month.AddMonths(1)) is { } date && (date >= today || day.Year > 0))
            {
                var filled = Almanac.Filled(day, date);
                found.Add(new(date, filled.End, filled.Grain));
                return;
            }
    }
}
