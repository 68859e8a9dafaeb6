using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Gathers what is said of one moment, in any order: "Thursday morning at 10", "明天下午三点", "at 3 on the 10th".
/// </summary>
internal static class Moments
{
    public static Moment? Read(Heard heard, int i, out int end)
    {
        var moment = new Moment(null, null, null);
        end = i;
        for (var at = i; at < heard.Count && at < i + 24;)
        {
            if (Grow(heard, at, moment, out var after) is { } more && after > at)
            {
                moment = more with { DayFirst = more.DayFirst || more is { Day: not null, Clock: null } };
                (end, at) = (after, after);
                continue;
            }
            if (end == i || !(heard.IsFiller(at) || IsDash(heard, at, moment)) || at >= end + 4
                || heard.Is(at, To) && heard.Amount(at + 1) is not null
                    && (!heard.Is(at, At) || IsLastDay(heard, at + 1, moment)))
                break;
            at++;
        }
        if (end == i)
            return null;
        return moment is { Clock: { } clock, Part: { } part } ? moment with { Clock = clock.In(part) } : moment;
    }

    /// <summary>"6 January - 6:37 am": day and time of one moment.</summary>
    private static bool IsDash(Heard heard, int i, Moment moment) => heard.Is(i, '-')
        && moment is { Day: { IsSpan: false, Timed: false }, HasTime: false }
        && Clocks.Read(heard, i + 1, out var end) is { Plain: Plain.Sure } && !heard.Is(end, '-') && !heard.Is(end, To);

    /// <summary>"November 19 au 20", "lipca 13 do 15": to a day of the month, not at an hour.</summary>
    private static bool IsLastDay(Heard heard, int i, Moment moment) =>
        moment is { Day: { Number: > 0, Start: null }, Clock: null } && !heard.Is(i - 1, AtHour)
        && heard.Amount(i) is { Ordinal: false } last && last.Within(1, 31) && last.Value > moment.Day!.Number
        && Clocks.Read(heard, i, out _) is null or { Plain: not Plain.Sure, Grain: Grain.Hour };

    private static Moment? Grow(Heard heard, int i, Moment moment, out int after)
    {
        var clock = moment.Clock is null && moment.Day is not { Timed: true } and not { IsSpan: true }
            ? Clocks.Read(heard, i, out after) : Nothing(i, out after);
        var clockEnd = after;
        after = i;
        var day = Days.Read(heard, i, out var dayEnd);
        if (clock is { Plain: Plain.Sure } && !(day is { Timed: true } && dayEnd > clockEnd))
            return Take(clockEnd, moment with { Clock = clock }, out after);
        if (!moment.Same && heard.Is(heard.Skip(i, The, On), SameDay))
            return Take(heard.Skip(i, The, On) + 1, moment with { Same = true }, out after);
        if (DayOf(heard, i, moment) is { } numbered)
            return Take(i + 1, moment with { Day = numbered }, out after);
        if (day is not null && Join(moment, day, heard.Now) is { } joined)
            return Take(dayEnd, joined, out after);
        if (Part(heard, i, moment, out var partEnd) is { } parted)
            return Take(partEnd, parted, out after);
        if (heard.Is(i, To) && IsLastDay(heard, i + 1, moment))
            return null;
        return clock is not null && (clock.Plain == Plain.Led || IsSpoken(heard, i, clockEnd, clock)
            || Fits(heard, clockEnd, moment))
            ? Take(clockEnd, moment with { Clock = clock }, out after) : null;
    }

    /// <summary>
    /// "Viernes 23", "Tuesday 11 at 7": the number beside a weekday is its day, if such a day is near.
    /// </summary>
    private static Day? DayOf(Heard heard, int i, Moment moment)
    {
        if (moment is not { Day: { Weekday: > 0, Number: 0, Nth: 0, Every: false, Start: null }, HasTime: false }
            || heard.Amount(i) is not { } amount || !amount.Within(1, 31)
            || !(heard.Is(i - 1, Weekday) || heard.Is(i - 1, ',') || heard.Is(i - 1, '.'))
            || heard.Is(i + 1, ':') || heard.Is(i + 1, MarkHour) || heard.Is(i + 1, Am) || heard.Is(i + 1, Pm)
            || heard.Is(i + 1, Unit)
            || heard.Is(i + 1, '.') && !heard.Spaced(i + 1) && heard.Amount(i + 2) is not null && !heard.Spaced(i + 2)
            || heard.Is(i + 1, '/') || heard.Is(i + 1, '-') || heard.Is(i + 1, To) && !heard.Is(i + 1, At)
            || heard.Is(i + 1, Month) || heard.Is(i + 1, BeforeMonth) || heard.Is(heard.Skip(i + 1, Of), Month))
            return null;
        var day = moment.Day with { Number = amount.Int, Weeks = null };
        return Resolve.Days(day, heard.Listening) is [var found, ..]
            && (amount.Value > 12 || (found.Start - heard.Now).TotalDays < 32
                || heard.Is(i + 1, At) || heard.Is(i + 1, AtHour)) ? day : null;
    }

    private static Moment? Join(Moment moment, Day day, DateTime now)
    {
        if (moment.Day is null)
            return day.Timed && moment.Clock is not null || day.IsNow && moment.Part is not null || day.IsSpan && moment.HasTime
                && day.Grain > Grain.Week ? null
                : moment with { Day = day };
        return moment.Day.With(day) is { } both && !IsOver(both, now) ? moment with { Day = both } : null;
    }

    /// <summary>"Born 12/25/1988, on Thursday": a date of another year that was no such weekday, so the weekday is said of something else.</summary>
    private static bool IsOver(Day day, DateTime now) =>
        day is { Weekday: > 0, Month: > 0, Number: > 0, Nth: 0 } && day.Year > 0 && day.Year < now.Year
        && day.Number <= DateTime.DaysInMonth(day.Year, Math.Min(day.Month, 12))
        && Almanac.Weekday(new(day.Year, Math.Min(day.Month, 12), day.Number)) != day.Weekday;

    /// <summary>"In the afternoon", "tonight", "early morning".</summary>
    private static Moment? Part(Heard heard, int i, Moment moment, out int end)
    {
        end = i;
        if (moment.Part is not null)
            return null;
        if (moment.Day is { IsNow: true })
            moment = moment with { Day = null };        // as soon as possible, in the morning
        var at = i;
        while (at < i + 4 && (heard.IsFiller(at) || heard.Is(at, AtHour)) && !heard.Is(at, SenseKind.Part))
            at++;
        var (early, late) = (heard.Is(at, Early) || heard.Is(at, Begin), heard.Is(at, Late)
            || heard.Is(at, SenseKind.End));
        var mid = heard.Is(at, Middle);
        if (early || late || mid)
        {
            var of = heard.Is(at + 1, '-') ? at + 2 : heard.Skip(heard.Skip(at + 1, On, The), Of, The);
            (early, late, mid, at) = heard.Is(of, SenseKind.Part) || heard.Is(of, This) || !heard.Is(at, SenseKind.Part)
                ? (early, late, mid, of) : (false, false, false, at);
        }
        var this_ = heard.Is(at, This);
        var next = moment.Day is null && heard.Is(at, Next) && heard.Is(at + 1, SenseKind.Part);
        at = this_ || next ? heard.Skip(at + 1, The, Of) : at;
        if (moment.Day is null && heard.Is(at, Tonight, out var tonight))
            return Take(at + 1, moment with
            {
                Day = Day.At(heard.Now.Date.AddDays(tonight.C)),
                Part = new((int)tonight.A, (int)tonight.B)
            }, out end);
        if (heard.Is(at, SenseKind.Day) && moment.Day is null && !this_ && !next && !heard.Is(at - 1, The)
            && (!heard.Is(at - 1, On) || heard.Is(at - 1, Toward)))
            return null;                                // "las 5 de mañana", "para mañana"
        if (!heard.Is(at, SenseKind.Part, out var part))
            return moment is { Day: not null, Clock: null } && !heard.Spaced(at) is false
                && HalfDay(heard, at) is { } half
                ? Take(at + 1, moment with { Part = half }, out end) : null;
        var (from, to) = ((int)part.A, (int)part.B);
        end = at + 1;
        if (heard.Is(end, Early) || heard.Is(end, Late))
        {
            (early, late) = (heard.Is(end, Early), heard.Is(end, Late));
            end++;
        }
        this_ |= heard.Is(heard.Skip(end, The, Of), This) && !heard.Is(heard.Skip(end, The, Of) + 1, Unit)
            && !heard.Is(heard.Skip(end, The, Of) + 1, Weekday);
        var (middle, quarter, third) = ((from + to) / 2, Math.Max(1, (to - from) / 4), from + Math.Max(1, (to - from) / 3));
        return moment with
        {
            Part = mid ? new(from + quarter, to - quarter)
                : new(late ? third : from, early ? middle : to),
            Day = moment.Day ?? (this_ ? Day.At(heard.Now.Date) : next ? Day.At(heard.Now.Date.AddDays(1)) : null),
        };
    }

    private static DayPart? HalfDay(Heard heard, int i) =>
        heard.Is(i, Am) && heard.Is(i, Pm) ? null : heard.Is(i, Am) ? new(6, 12) : heard.Is(i, Pm) ? new(12, 18) : null;

    private static Clock? Nothing(int i, out int after)
    {
        after = i;
        return null;
    }

    /// <summary>"Eight forty", "vingt-deux trente": nothing else is said in this way.</summary>
    private static bool IsSpoken(Heard heard, int i, int end, Clock clock) =>
        clock is { Grain: Grain.Minute, Minute: >= 10 }
        && heard.Amount(i) is { Digits: 0 } && heard.Amount(end - 1) is { Digits: 0 };

    /// <summary>A bare number is an hour beside a day or a part of the day.</summary>
    private static bool Fits(Heard heard, int clockEnd, Moment moment) => !heard.Is(clockEnd, To)
        && (moment.Day is not null || moment.Part is not null
        ? !(heard.Is(clockEnd - 2, ',') && clockEnd < heard.Count && !heard.Atoms[clockEnd].IsKnown
        && heard.Atoms[clockEnd].Sign == '\0')
            && !heard.Is(clockEnd, Unit) && !heard.Is(clockEnd, '/') && !heard.Is(clockEnd, '-')
        : Part(heard, clockEnd, moment, out _) is not null
            || (!heard.IsFiller(clockEnd) || !heard.Is(clockEnd, ','))
            && Days.Read(heard, heard.Skip(clockEnd, On, Filler), out _) is { Bare: false } day
            && day is not { IsSpan: true } and not { Timed: true });

    private static Moment Take(int at, Moment moment, out int end)
    {
        end = at;
        return moment;
    }
}
