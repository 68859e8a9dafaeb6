namespace BotApp.Dialogs.Understanding;

/// <summary>All that a mention can mean, the likeliest first; what cannot be booked loses to what can.</summary>
internal static class Readings
{
    private const int Most = 4;

    public static IReadOnlyList<Reading> Of(SaidTime wish, Listening listening)
    {
        var all = wish.Second is not null ? Ranges.Of(wish.First, wish.Second, listening)
            : wish.Length is { } length ? [.. Points(wish.First, listening).Select(from => Ranges.For(from, length))]
            : [.. Points(wish.First, listening).Select(point => Opened(point, wish.Open, wish.Inclusive))];
        if (wish is { Second: null, Length: null, Open: Open.Before })
            all.AddRange(Points(wish.First, listening).Where(point => point.Grain == Grain.Day));   // by the fifth
        return Possible(all, listening);
    }

    /// <summary>
    /// What can be booked goes before what cannot: days outside the window, hours at which nobody is there.
    /// </summary>
    public static IReadOnlyList<Reading> Possible(List<Reading> all, Listening listening)
    {
        if (all.Count > 1 && listening.Window is { } window)
            Keep(all, reading => Touches(reading, window));
        if (all.Count > 1 && listening.Hours is { } hours)
            Keep(all, reading => !reading.HasTime || IsOpen(reading, hours));
        var distinct = new List<Reading>(all.Count);
        foreach (var reading in all)
            if (!distinct.Contains(reading) && distinct.Count < Most)
                distinct.Add(reading);
        return distinct;
    }

    private static void Keep(List<Reading> all, Predicate<Reading> good)
    {
        if (all.Exists(good))
            all.RemoveAll(reading => !good(reading));
    }

    private static bool Touches(Reading reading, (DateOnly First, DateOnly Last) window)
    {
        var start = reading.Open == Open.Before ? reading.End!.Value : reading.Start;
        var end = Almanac.End(start, reading.End, reading.Grain);
        return DateOnly.FromDateTime(start) <= window.Last
            && (DateOnly.FromDateTime(end.AddTicks(-1)) >= window.First || reading.Open == Open.After);
    }

    private static bool IsOpen(Reading reading, (TimeOnly Opens, TimeOnly Closes) hours)
    {
        var time = TimeOnly.FromDateTime(reading.Open == Open.Before ? reading.End!.Value : reading.Start);
        return time >= hours.Opens && (time < hours.Closes || reading.Open == Open.Before && time == hours.Closes);
    }

    public static List<Reading> Points(Moment moment, Listening listening)
    {
        var now = listening.Now;
        if (moment.Day is null)
            return [.. Times(moment, now.Date, listening).Select(reading => Next(reading, now))];
        var readings = new List<Reading>();
        foreach (var found in Resolve.Days(moment.Day, listening))
        {
            if (moment.Day.Timed || found.Grain < Grain.Day)
                readings.Add(new(found.Start, found.End, found.Grain, Open.Neither, true, true));
            else if (moment is { Clock: null, Part: null } || found.Grain > Grain.Day)
                readings.Add(new(found.Start, found.End, found.Grain, Open.Neither, true, false, moment.Day.Every));
            else
                foreach (var time in Times(moment, found.Start.Date, listening))
                    readings.Add(time with { HasDay = true, Every = moment.Day.Every });
        }
        if (readings.Count > 1 && moment.HasTime)
            Keep(readings, reading => Almanac.End(reading.Start, reading.End, reading.Grain) > now);
        return readings;
    }

    /// <summary>A time without a day is the next such time.</summary>
    private static Reading Next(Reading reading, DateTime now)
    {
        if (reading.HasTime is false || Almanac.End(reading.Start, reading.End, reading.Grain) > now)
            return reading;
        return reading with { Start = reading.Start.AddDays(1), End = reading.End?.AddDays(1) };
    }

    /// <summary>
    /// The hour as said, and the other half of the day where none was said: "at 3" is first of all 15:00.
    /// </summary>
    private static List<Reading> Times(Moment moment, DateTime date, Listening listening)
    {
        if (moment.Clock is not { } clock)
            return moment.Part is { } part ? Parts(part, date)
                : [new(date, null, Grain.Day, Open.Neither, false, false)];
        if (clock.Settled)
            return [At(date, clock)];
        var (am, pm) = (At(date, clock.In(false)), At(date, clock.In(true)));
        return clock.Hour is 12 or < 7 && !clock.IsPadded ? [pm, am] : [am, pm];
    }

    /// <summary>The night of a day is the one that it ends with, else the one that it began with.</summary>
    private static List<Reading> Parts(DayPart part, DateTime date)
    {
        var reading = new Reading(date.AddHours(part.From), date.AddHours(part.To), Grain.Hour, Open.Neither, false, true);
        return part.To <= 24 ? [reading] : [reading, reading with { Start = date, End = date.AddHours(part.To - 24) }];
    }

    private static Reading At(DateTime date, Clock clock) =>
        new(date + clock.Time, null, clock.Grain, Open.Neither, false, true);

    private static Reading Opened(Reading reading, Open open, bool inclusive) => open switch
    {
        Open.After => reading with
        {
            Open = open,
            Start = !inclusive && reading is { HasTime: false } or { End: not null }
                ? Almanac.End(reading.Start, reading.End, reading.Grain) : reading.Start,
            End = null,
        },
        // "Before lunch" is before noon, as noon is what such a part of the day has in its middle.
        Open.Before when inclusive && reading is { HasTime: false, Grain: Grain.Day, End: null } =>
            reading with { Open = open, End = reading.Start.AddDays(1) },
        Open.Before => reading with { Open = open, End = reading is { HasTime: true, Start.Hour: 11, End: { Hour: 14 } } ? reading.Start.AddHours(1) : reading.Start },
        _ => reading,
    };
}
