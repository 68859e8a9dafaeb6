namespace BotApp.Dialogs.Understanding;

/// <summary>From one moment to another: what one end leaves out is taken from the other.</summary>
internal static class Ranges
{
    public static List<Reading> Of(Moment first, Moment second, Listening listening)
    {
        if (first.Clock is null && second.Clock is null && first.Part is null && second.Part is null)
            return Days(first.Day, second.Day, listening);
        if (first.Day is null && second.Day is not null && !second.Day.Timed && !second.DayFirst)
            first = first with { Day = second.Day };
        var ranges = new List<Reading>();
        foreach (var start in Readings.Points(Halved(first, second), listening))
            if (End(start, first, second, listening) is { } end && end > start.Start)
                ranges.Add(start with { End = end, Grain = Fine(start.Grain, second), HasTime = true });
        return ranges;
    }

    public static Reading For(Reading start, IReadOnlyList<(decimal Count, Grain Unit)> length)
    {
        DateTime? end = start.Start;
        foreach (var (count, unit) in length)
            end = end is null ? null : Almanac.Add(end.Value, count, unit);
        return start with { End = end };
    }

    private static Grain Fine(Grain grain, Moment second) => second.Clock is { } clock
        && clock.Grain < grain ? clock.Grain
        : grain > Grain.Hour ? Grain.Hour : grain;

    /// <summary>"3 to 5 pm": the first is in the afternoon too, if that leaves it the earlier one.</summary>
    private static Moment Halved(Moment first, Moment second)
    {
        if (first.Clock is not { Settled: false } clock || second.Clock is not { Settled: true, Hour: > 0 } known)
            return first;
        if (second.Day is not null && first.Day is not null && second.Day != first.Day)
            return first;
        if (known.IsFull)
            return first with { Clock = clock with { Settled = true } };
        if (known.Hour < 12 && clock.Hour % 12 > known.Hour)
            return first with { Clock = clock.In(true) };   // from 11 to 3 am
        var pm = clock.In(true);
        return first with { Clock = pm.Time < known.Time ? pm : clock.In(false) };
    }

    private static DateTime? End(Reading start, Moment first, Moment second, Listening listening)
    {
        if (second.Day is { } day && !ReferenceEquals(day, first.Day))
            return Readings.Points(second, listening with { Now = start.Start }) is [var last, ..]
                ? last.End ?? last.Start : null;
        if (second.Clock is not { } clock)
            return second.Part is { } part ? start.Start.Date.AddHours(part.To) : null;
        int[] hours = clock.Settled ? [clock.Hour, clock.Hour + 24]
            : [clock.Hour % 12, clock.Hour % 12 + 12, clock.Hour % 12 + 24];
        foreach (var hour in hours)
            if (start.Start.Date.AddHours(hour).AddMinutes(clock.Minute).AddSeconds(clock.Second) is var end
                && end > start.Start)
                return end;
        return null;
    }

    private static List<Reading> Days(Day? first, Day? second, Listening listening)
    {
        if (first is null || second is null)
            return [];
        if (first is { Month: 0, Number: > 0 } && second.Number > 0)
            first = first with { Month = second.Month };
        if (first is { Month: 0, Number: > 0, Start: null, Weekday: 0 }
            && second is { Start: not null, Grain: Grain.Day })
            first = Moment.Like(first.Number, second);
        // "Wednesday to Friday of next week"
        if (first is { Weekday: > 0, Number: 0, Nth: 0, Start: null, Every: false } && second is { Start: { } known, Grain: Grain.Day }
            && known.AddDays(-((Almanac.Weekday(known) - first.Weekday + 7) % 7)) is var begin && begin >= listening.Now.Date)
            first = Day.At(begin);
        var borrowed = first is { Year: 0, Month: > 0, Start: null } && second is { Year: > 0, Month: > 0 };
        if (borrowed)
            first = first with { Year = first.Month > second.Month ? second.Year - 1 : second.Year };
        if (first is { Year: 0, Month: > 0, Start: null, Weekday: 0 } && second is { Year: 0, Start: null, Weekday: 0 }
            && Resolve.Days(second with
            {
                Month = second.Month > 0 ? second.Month
            : first.Month,
                Other = null
            }, listening) is [var last, ..])
            first = first with { Year = first.Month > last.Start.Month ? last.Start.Year - 1 : last.Start.Year };
        var ranges = new List<Reading>();
        foreach (var from in Resolve.Days(first, listening))
        {
            var later = listening with { Now = from.Start };
            var until = second is { Number: > 0, Month: 0 } && first is { Number: > 0, Month: > 0 }
                && second.Number > first.Number
                ? second with { Month = from.Start.Month, Year = from.Start.Year } : second;
            if (Resolve.Days(until with
            {
                Other = first.Other is null ? until.Other
                : null
            }, later) is not [var to, ..] || to.Until <= from.Start)
                continue;
            var timed = first.Timed || second.Timed;
            var range = new Reading(from.Start, timed && to.Start > from.Start ? to.Start : to.Until, from.Grain > to.Grain ? to.Grain
                : from.Grain, Open.Neither, true, timed);
            ranges.Add(range);
            if (to.Grain > Grain.Day && to.Start > from.Start)
                ranges.Add(range with { End = to.Start, Grain = to.Grain });  // "until October" without it
        }
        return ranges;
    }
}
