using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Reads one thing said of a day: a weekday, a date, "tomorrow", "next week", "the second Monday".</summary>
internal static class Days
{
    public static Day? Read(Heard heard, int i, out int end) => heard.DayAt(i, out end);

    public static Day? ReadOnce(Heard heard, int i, out int end) =>
        One(heard, i, out end) is { } day ? Ended(heard, day, ref end) : null;

    /// <summary>"5월 중순", "三月底": the part of the month stands behind it.</summary>
    private static Day Ended(Heard heard, Day day, ref int end)
    {
        var which = Third(heard, end);
        if (which is < 0 or 3 || heard.Tokens[heard.Atoms[end].From].Kind != TokenKind.Character
            || Resolve.Days(day, heard.Listening) is not [{ Grain: > Grain.Day } span, ..])
            return day;
        end++;
        return Thirds(heard, span, which);
    }

    private static Day? One(Heard heard, int i, out int end) =>
        Figures.Read(heard, i, out end)
        ?? Counts.Read(heard, i, out end)
        ?? Beside(heard, i, out end)
        ?? Parts(heard, i, out end)
        ?? Chosen(heard, i, out end)
        ?? Named(heard, i, out end)
        ?? Word(heard, i, out end)
        ?? Numbered(heard, i, out end);

    /// <summary>"Next Monday", "el lunes que viene", "this month", "next three weeks", "any Monday".</summary>
    private static Day? Chosen(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (Choice(heard, at) is { } before && !(before == Last && IsOfSpan(heard, at, heard.Skip(at + 1, The))))
        {
            var next = heard.Skip(at + 1, The, Of);
            if (before is not (Last or This) && heard.Is(next, Next))
                next++;
            return Units(heard, next, before, out end) ?? Apply(heard, next, before, out end);
        }
        if (heard.Is(at, Every) && Weekday(heard, heard.Skip(at + 1, The, Of), out end) is { } any)
            return any with { Every = true };
        if (heard.Is(at, SenseKind.Weekday) || heard.Is(at, Unit) || heard.Is(at, Month) || heard.Is(at, SenseKind.Weekend))
            return Following(heard, at, out end);
        if (heard.Amount(at) is { Ordinal: false } && Choice(heard, at + 1) is Next or Last && Choice(heard, at + 1) is { } inside && heard.Is(at + 2, Unit, out var unit))
        {
            end = at + 3;
            return Many(heard, inside, heard.Amount(at)!.Value, (Grain)unit.A);
        }
        if (heard.Amount(at) is { Ordinal: false } && heard.Is(at + 1, Unit, out var of) && Choice(heard, at + 2) is Next or Last)
        {
            end = at + 3;
            return Many(heard, Choice(heard, at + 2)!.Value, heard.Amount(at)!.Value, (Grain)of.A);
        }
        return null;
    }

    /// <summary>"The last Tuesday of July" is no Tuesday of last week.</summary>
    private static bool IsOfSpan(Heard heard, int last, int i)
    {
        if (!heard.Is(i, SenseKind.Weekday) && !heard.Is(i, Unit) && !heard.Is(i, SenseKind.Weekend))
            return false;
        var of = heard.Skip(i + 1, Of);
        return heard.Is(of, Month) || IsMonthBefore(heard, last)
            || of > i + 1 && (heard.Is(of, Unit) || Choice(heard, of) is not null || Calendar(heard, of, false, out _) is not null);
    }

    /// <summary>"7월의 마지막 주", "十月的最后一个星期一": the month stands first.</summary>
    private static bool IsMonthBefore(Heard heard, int i)
    {
        var before = heard.Is(i - 1, Of) && !heard.Is(i - 1, MarkMonth) ? i - 2 : i - 1;
        return heard.Is(before, MarkMonth) || heard.Is(before, Month);
    }

    private static SenseKind? Choice(Heard heard, int i) => heard.Is(i, AfterNext) ? AfterNext : heard.Is(i, Next) ? Next
        : heard.Is(i, This) ? This : heard.Is(i, Last) ? Last : null;

    /// <summary>"El lunes que viene", "Monday next"; but in "Tuesday next week" the next belongs to the week.</summary>
    private static Day? Following(Heard heard, int i, out int end)
    {
        end = i + 2;
        if (heard.Is(i, SenseKind.Weekday, out var weekday) && heard.Is(i + 1, WeeksOn, out var weeks))
            return new() { Weekday = (int)weekday.A, Weeks = (int)weeks.A + 1 };
        end = i;
        var after = heard.Skip(i + 1, The, Of);
        if (Choice(heard, after) is not { } choice || choice is This or Last && after > i + 1 && !heard.Is(i, Unit)
            || !heard.Is(i, Unit) && Names(heard, heard.Skip(after + 1, The))
            || Apply(heard, i, choice, out _) is not { } day)
            return null;
        end = after + 1;
        return day;
    }

    private static bool Names(Heard heard, int i) => heard.Is(i, Unit) || heard.Is(i, SenseKind.Weekend);

    /// <summary>"Next three weeks", "los próximos 3 días".</summary>
    private static Day? Units(Heard heard, int i, SenseKind choice, out int end)
    {
        end = i + 2;
        return heard.Amount(i) is { Ordinal: false } amount && heard.Is(i + 1, Unit, out var unit)
            ? Many(heard, choice, amount.Value, (Grain)unit.A) : null;
    }

    private static Day? Many(Heard heard, SenseKind choice, decimal count, Grain unit)
    {
        var now = Almanac.Floor(heard.Now, unit);
        if (choice != Last && unit == Grain.Week && Almanac.Add(heard.Now.Date, count, unit) is { } rolling)
            return Day.At(heard.Now.Date, Grain.Day, rolling);  // from today on
        var (from, to) = choice == Last ? (Almanac.Add(now, -count, unit), now)
            : (Almanac.Add(now, unit >= Grain.Hour ? 1 : 0, unit), Almanac.Add(now, count + (unit >= Grain.Hour ? 1 : 0), unit));
        return from is null || to is null ? null
            : new() { Start = from, End = to, Grain = unit, Timed = unit < Grain.Day };
    }

    private static Day? Apply(Heard heard, int i, SenseKind? choice, out int end)
    {
        end = i + 1;
        var count = choice switch { AfterNext => 2, Next => 1, Last => -1, _ => 0 };
        if (heard.Is(i, SenseKind.Weekday, out var weekday))
            return choice is not null and not This && heard.Tongue.NextWeek
                ? Day.At(Almanac.Monday(heard.Now).AddDays(7 * count + weekday.A - 1))
                : new() { Weekday = (int)weekday.A, Weeks = choice is null ? null : count };
        if (heard.Is(i, Month, out var month))
            return Months(heard, (int)month.A, choice);
        if (heard.Is(i, SenseKind.Weekend))
            return Weekend(heard.Now, count);
        if (heard.Is(i, Unit, out var hour) && hour.A == (long)Grain.Hour && choice == Next)
            return new() { Start = heard.Now, End = heard.Now.AddHours(1), Grain = Grain.Hour, Timed = true };
        if (heard.Is(i, Unit, out var unit) && (Grain)unit.A >= Grain.Day && choice is Next && unit.B > 1)
            return Many(heard, Next, unit.B, (Grain)unit.A);
        if (heard.Is(i, Unit, out unit) && (Grain)unit.A >= Grain.Day && choice is not null)
            return Almanac.Add(Almanac.Floor(heard.Now, (Grain)unit.A), count, (Grain)unit.A) is { } start
                ? Day.At(start, (Grain)unit.A) : null;
        return null;
    }

    private static Day Months(Heard heard, int month, SenseKind? choice)
    {
        var year = heard.Now.Year;
        return choice switch
        {
            Next => new() { Month = month, Year = year + (month > heard.Now.Month ? 0 : 1) },
            AfterNext => new() { Month = month, Year = year + (month > heard.Now.Month ? 1 : 2) },
            Last => new() { Month = month, Year = year - (month < heard.Now.Month ? 0 : 1) },
            This => new() { Month = month, Year = year },
            _ => new() { Month = month },
        };
    }

    private static Day Weekend(DateTime now, int weeks)
    {
        var saturday = Almanac.Monday(now).AddDays(5 + 7 * weeks);
        return Day.At(saturday, Grain.Day, saturday.AddDays(2));
    }

    /// <summary>"March 4th, 2027", "4 de marzo", "March 2027", "March".</summary>
    private static Day? Named(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (heard.Amount(at) is { } number && number.Within(1, 31))
        {
            var of = heard.Is(at + 1, MarkDay) ? at + 2 : at + 1;
            if (heard.Is(of, '-') || heard.Is(of, '/') || heard.Is(of, '.') || heard.Is(of, ','))
                of++;
            of = heard.Skip(of, Of);
            if (heard.Is(of, Unit, out var month) && (Grain)month.A == Grain.Month)
                of = heard.Skip(of + 1, Of);
            if (heard.Is(of, Month, out var named))
                return Year(heard, of + 1, new() { Number = number.Int, Month = (int)named.A }, out end);
        }
        if (!heard.Is(at, Month, out var first))
            return null;
        if (heard.Amount(at) is not null)               // "sept" is a number first
            return Year(heard, at + 1, new() { Month = (int)first.A }, out end) is { Year: > 0 } dated ? dated : null;
        var after = heard.Skip(at + 1, The, On);
        if (heard.Is(after, '.') || heard.Is(after, '/') || heard.Is(after, '-') && !heard.Spaced(after) || heard.Is(after, ','))
            after = heard.Skip(after + 1, The, On);
        var day = new Day { Month = (int)first.A };
        if (heard.Amount(after) is { } figure && figure.Within(1, 31) && !IsHour(heard, after))
            return Year(heard, heard.Is(after + 1, MarkDay) ? after + 2 : after + 1, day with { Number = figure.Int }, out end);
        day = Year(heard, at + 1, day, out end);
        return day.Year == 0 && heard.Is(at, SenseKind.Weekday) ? null : day;   // "mar" alone is a Tuesday
    }

    /// <summary>The number begins a time, "March 10:30", or counts something.</summary>
    private static bool IsHour(Heard heard, int i) => heard.Is(i + 1, ':') || heard.Is(i + 1, Am) || heard.Is(i + 1, Pm)
        || heard.Is(i + 1, OClock) || (heard.Is(i + 1, MarkHour) && !heard.Is(i + 1, OrdinalMark))
        || heard.Amount(i)!.Digits == 2 && heard.Is(i + 1, MarkYear);

    /// <summary>A year after the rest of the date, where there is one.</summary>
    internal static Day Year(Heard heard, int i, Day day, out int end)
    {
        end = i;
        var at = i;
        while (at < i + 3 && (heard.Is(at, ',') || heard.Is(at, '.') || heard.Is(at, '/') || heard.Is(at, '-') && !heard.Spaced(at)
            || heard.Is(at, Of) || heard.Is(at, BeforeYear) || heard.Is(at, '\'')))
            at++;
        if (Calendar(heard, at, day.Number == 0 || heard.Is(at - 1, '\''), out var after) is not { } year
            || (at > i && heard.Is(at - 1, '.') && day.Number == 0 && !heard.Spaced(at)))
            return day;
        end = after;
        return day with { Year = year };
    }

    /// <summary>A year in four figures or in words, "twenty twenty six"; in two figures after an apostrophe.</summary>
    internal static int? Calendar(Heard heard, int i, bool shorter, out int after)
    {
        after = i + 1;
        if (heard.Amount(i) is not { Ordinal: false, IsWhole: true } amount)
            return null;
        if (amount.Digits is 0 or 4 && amount.Value is >= 1800 and < 2200 && !heard.Is(i + 1, ':') && !heard.Is(i + 1, Pm))
        {
            after = Skipped(heard, after);
            return amount.Int;
        }
        if (amount.Digits == 0 && amount.Value is 19 or 20 or 21 && heard.Amount(i + 1) is { Digits: 0, Ordinal: false, Value: >= 1 and < 100 } rest)
        {
            after = Skipped(heard, i + 2);
            return amount.Int * 100 + rest.Int;
        }
        if (heard.Is(i - 1, '\'') && shorter && amount.Digits == 2)
            return amount.Int + (amount.Int < 50 ? 2000 : 1900);
        if (heard.Is(i + 1, MarkYear) && amount.Within(0, 99) && amount.Digits == 2)
        {
            after = i + 2;
            return amount.Int + (amount.Int < 50 ? 2000 : 1900);
        }
        return null;
    }

    private static int Skipped(Heard heard, int after) =>
        heard.Is(after, MarkYear) || heard.Is(after, Unit, out var unit) && unit.A == (long)Grain.Year ? after + 1 : after;

    private static Day? Weekday(Heard heard, int i, out int end)
    {
        end = i + 1;
        if (heard.Is(i, Mondays, out var mondays))
            return new() { Weekday = (int)mondays.A, Every = true };
        return heard.Is(i, SenseKind.Weekday, out var weekday) ? new() { Weekday = (int)weekday.A } : null;
    }

    /// <summary>"Tomorrow", "Monday", "Christmas", "the weekend".</summary>
    private static Day? Word(Heard heard, int i, out int end)
    {
        end = i + 1;
        var at = heard.Skip(i, The, On);
        if (Weekday(heard, at, out end) is { } weekday)
        {
            if (heard.Is(end, '.') && !heard.Spaced(end) && end + 1 < heard.Count)
                end++;
            return weekday;
        }
        if (heard.Is(i, SenseKind.Day, out var relative))
            return Day.At(heard.Now.Date.AddDays(relative.A));
        if (heard.Is(at, SpanOf, out var span))
        {
            end = at + 1;
            return Almanac.Add(Almanac.Floor(heard.Now, (Grain)span.A), span.B, (Grain)span.A) is { } begin ? Day.At(begin, (Grain)span.A) : null;
        }
        if (heard.Is(i, Now))
            return new() { Start = heard.Now, Grain = Grain.Second, Timed = true };
        if (heard.Is(at, SenseKind.Weekend))
        {
            end = at + 1;
            return Weekend(heard.Now, 0);
        }
        if (!heard.Is(at, Holiday, out var holiday))
            return null;
        var dated = Year(heard, at + 1, new() { Month = (int)holiday.A, Number = (int)holiday.B }, out end);
        return holiday.A > 0 ? dated
            : dated.Year > 0 ? Day.At(Almanac.Easter(dated.Year).AddDays(holiday.B)) : Feast(heard.Now, holiday);
    }

    /// <summary>Month 0 counts days from Easter.</summary>
    private static Day Feast(DateTime now, Sense holiday)
    {
        var easter = Almanac.Easter(now.Year).AddDays(holiday.B);
        return Day.At(easter >= now.Date ? easter : Almanac.Easter(now.Year + 1).AddDays(holiday.B));
    }

    /// <summary>"The Friday after Christmas".</summary>
    private static Day? Beside(Heard heard, int i, out int end)
    {
        var at = heard.Skip(i, The, On);
        end = at + 1;
        var after = heard.Is(at + 1, After);
        if (!heard.Is(at, SenseKind.Weekday, out var weekday) || !(after || heard.Is(at + 1, Before))
            || Read(heard, at + 2, out end) is not { Bare: false, Weekday: 0 } day
            || Resolve.Days(day, heard.Listening) is not [{ Grain: Grain.Day } found, ..])
            return null;
        var gap = ((int)weekday.A - Almanac.Weekday(found.Start) + 7) % 7;
        return Day.At(found.Start.AddDays(after ? gap == 0 ? 7 : gap : gap - 7));
    }

    /// <summary>"The 14th", "el 14", "the second Monday", "the last day".</summary>
    private static Day? Numbered(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        var nth = heard.Amount(at) is { Ordinal: true } ordinal && ordinal.Within(1, 31) ? ordinal.Int
            : heard.Is(at, Last) ? -1 : 0;
        var of = heard.Skip(at + 1, The);
        if (nth != 0 && heard.Is(of, SenseKind.Weekday, out var weekday))
            return OfYear(heard, of + 1, new() { Nth = nth, Weekday = (int)weekday.A }, out end);
        if (nth != 0 && heard.Is(of, Unit, out var unit) && (Grain)unit.A is Grain.Day or Grain.Week
            && (heard.Is(of + 1, Of) || heard.Is(of + 1, The) || IsMonthBefore(heard, at)))
            return OfUnit(heard, of + 1, new() { Nth = nth, NthOf = (Grain)unit.A, Grain = (Grain)unit.A }, out end);
        if (nth != 0 && heard.Is(of, SenseKind.Weekend))
            return Take(of + 1, new() { Nth = nth, Weekday = 6, NthOf = Grain.Week }, out end);
        if (heard.Amount(at) is not { } amount || !amount.Within(1, 31) || heard.Is(at - 1, At) || heard.Is(at - 1, AtHour))
            return null;                                // "o drugiej" is two o'clock
        if (heard.Is(at + 1, Unit) || heard.Is(at + 1, ':') || heard.Is(at + 1, Am) || heard.Is(at + 1, Pm) || heard.Is(at + 1, MarkHour)
            || heard.Is(at + 1, '%') || heard.Is(at + 1, '/') || heard.Is(at + 1, Part) || (heard.Is(at + 1, '.') && !heard.Spaced(at + 1) && heard.Amount(at + 2) is not null && !heard.Spaced(at + 2)))
            return null;
        if (amount.Ordinal && (at > i || amount.Digits > 0 || at + 1 == heard.Count) || (at > i && amount.Digits > 0 && heard.Is(at - 1, On) && !heard.Is(at - 1, In) && !heard.Is(at - 1, For)
                && !heard.Is(at - 1, AtHour) && (at + 1 == heard.Count || heard.Is(at + 1, At)))
            || (at > i && heard.Is(at - 1, The) && !heard.Is(at - 1, AtHour) && !heard.Is(at - 1, At)) || IsOfMonth(heard, at + 1))
            return Take(at + 1, new() { Number = amount.Int, Bare = !amount.Ordinal }, out end);
        return null;
    }

    /// <summary>"22 de este mes".</summary>
    private static bool IsOfMonth(Heard heard, int i)
    {
        var of = heard.Skip(i, Of);
        return heard.Is(of, Unit, out var unit) && unit.A == (long)Grain.Month && Chosen(heard, of, out _) is not null
            || Choice(heard, of) is not null && heard.Is(of + 1, Unit, out unit) && unit.A == (long)Grain.Month;
    }

    /// <summary>"The first Monday of 2027".</summary>
    private static Day OfYear(Heard heard, int i, Day nth, out int end)
    {
        end = i;
        if (Calendar(heard, heard.Skip(i, Of), false, out var after) is not { } year)
            return nth;
        end = after;
        return nth.With(Day.At(new(year, 1, 1), Grain.Year)) ?? nth;
    }

    /// <summary>"The last day of the month": which month need not be said.</summary>
    private static Day? OfUnit(Heard heard, int i, Day nth, out int end)
    {
        var at = heard.Skip(i, Of);
        end = i;
        if (!heard.Is(at, Unit, out var unit) || (Grain)unit.A <= nth.NthOf || Chosen(heard, at, out _) is not null)
            return nth;
        end = at + 1;
        return nth.With(Day.At(Almanac.Floor(heard.Now, (Grain)unit.A), (Grain)unit.A));
    }

    private static Day Take(int after, Day day, out int end)
    {
        end = after;
        return day;
    }

    /// <summary>"The week of March 4", "mid March", "rest of the week", "end of next month".</summary>
    private static Day? Parts(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (heard.Is(at, WeekOf) && (Read(heard, heard.Skip(at + 1, Of, On), out end) ?? Alone(heard, heard.Skip(at + 1, Of, The), out end)) is { } inside
            && Resolve.Days(inside, heard.Listening) is [var first, ..])
            return Day.At(Almanac.Monday(first.Start), Grain.Week);
        if (heard.Is(at, Unit, out var unit) && unit.A == (long)Grain.Week && heard.Skip(at + 1, Of) is var of && of > at + 1
            && (Read(heard, of, out end) ?? Alone(heard, heard.Skip(of, The), out end)) is { IsSpan: false } dated
            && (dated.Number > 0 || dated.Start is not null)
            && Resolve.Days(dated, heard.Listening) is [{ Grain: Grain.Day } day, ..])
            return Day.At(Almanac.Monday(day.Start), Grain.Week);
        var which = Third(heard, at);
        if (which < 0)
            return null;
        var next = heard.Skip(at + 1, Of);
        if (Span(heard, next, out end) is not { } span)
        {
            end = i;
            return null;
        }
        return Thirds(heard, span, which);
    }

    private static int Third(Heard heard, int at) => heard.Is(at, Begin) || heard.Is(at, Early) ? 0 : heard.Is(at, Middle) ? 1
        : heard.Is(at, SenseKind.End) || heard.Is(at, Late) ? 2 : heard.Is(at, Rest) ? 3 : -1;

    private static Day Thirds(Heard heard, Found span, int which)
    {
        var (from, to) = (span.Start, Almanac.End(span.Start, span.End, span.Grain));
        var third = Math.Max(1, (int)((to - from).TotalDays / 3));
        return span.Grain == Grain.Week && which == 2 ? Day.At(from.AddDays(4), Grain.Day, to)
            : span.Grain == Grain.Week && which == 0 ? Day.At(from, Grain.Day, from.AddDays(3))
            : span.Grain == Grain.Month && which < 3 ? Day.At(from.AddDays(10 * which), Grain.Day, which == 2 ? to : from.AddDays(10 * which + 10))
            : Day.At(which switch { 0 => from, 1 => from.AddDays(third), 2 => from.AddDays(2 * third), _ => heard.Now.Date },
                Grain.Day, which switch { 0 => from.AddDays(third), 1 => from.AddDays(2 * third), _ => to });
    }

    private static Day? Alone(Heard heard, int i, out int end)
    {
        end = i + 1;
        return heard.Amount(i) is { } amount && amount.Within(1, 31) ? new() { Number = amount.Int } : null;
    }

    private static Found? Span(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The);
        if (heard.Is(at, Unit, out var unit) && (Grain)unit.A > Grain.Day)
        {
            end = at + 1;
            if (Chosen(heard, at, out var more) is { } chosen)
            {
                end = more;
                return Resolve.Days(chosen, heard.Listening) is [var span, ..] ? span : null;
            }
            return new(Almanac.Floor(heard.Now, (Grain)unit.A), null, (Grain)unit.A);
        }
        return (Chosen(heard, i, out end) ?? Named(heard, i, out end)) is { } day
            && Resolve.Days(day, heard.Listening) is [var found, ..] && found.Grain > Grain.Day ? found : null;
    }
}
