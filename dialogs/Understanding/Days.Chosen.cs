using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// The next, this or the last of something: "next Monday", "el mes que viene", "the next three weeks".
/// </summary>
internal static partial class Days
{
    /// <summary>"Next Monday", "el lunes que viene", "this month", "next three weeks", "any Monday".</summary>
    private static Day? Chosen(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (at == i && heard.Is(i, AtHour) && heard.Amount(i) is null && !heard.Is(i, At)
            && (Choice(heard, i + 1) ?? Choice(heard, i + 2)) is not null)
            at++;                                       // las 3 próximas semanas
        if (Choice(heard, at) is { } before && !(before == Last && IsOfSpan(heard, at, heard.Skip(at + 1, The))))
        {
            var next = heard.Skip(at + 1, The, Of);
            if (before is not (Last or This) && heard.Is(next, Next))
                next++;
            return Units(heard, next, before, out end) ?? Apply(heard, next, before, out end);
        }
        if (heard.Is(at, Every) && Weekday(heard, heard.Skip(at + 1, The, Of), out end) is { } any)
            return any with { Every = true };
        if (heard.Is(at, SenseKind.Weekday) || heard.Is(at, Unit) || heard.Is(at, Month)
            || heard.Is(at, SenseKind.Weekend))
            return Following(heard, at, out end);
        if (heard.Amount(at) is { Ordinal: false } && Choice(heard, at + 1) is Next or Last
            && Choice(heard, at + 1) is { } inside && heard.Is(at + 2, Unit, out var unit))
        {
            end = at + 3;
            return inside == Next && Added(heard, end, heard.Amount(at)!.Value, (Grain)unit.A, out var more) is { } added
                ? Take(more, added, out end) : Many(heard, inside, heard.Amount(at)!.Value * unit.B, (Grain)unit.A);
        }
        if (heard.Amount(at) is { Ordinal: false } && heard.Is(at + 1, Unit, out var of)
            && Choice(heard, at + 2) is Next or Last)
        {
            end = at + 3;
            return Many(heard, Choice(heard, at + 2)!.Value, heard.Amount(at)!.Value * of.B, (Grain)of.A);
        }
        return null;
    }

    /// <summary>"The last Tuesday of July" is no Tuesday of last week.</summary>
    private static bool IsOfSpan(Heard heard, int last, int i)
    {
        if (!heard.Is(i, SenseKind.Weekday) && !heard.Is(i, Unit) && !heard.Is(i, SenseKind.Weekend))
            return false;
        var of = heard.Skip(i + 1, Of);
        of = of == i + 1 && heard.Is(of, On) ? heard.Skip(of + 1, The) : of;
        return heard.Is(of, Month) || IsMonthBefore(heard, last)
            || of > i + 1 && (heard.Is(of, Unit) || Choice(heard, of) is not null
            || Calendar(heard, of, false, out _) is not null);
    }

    /// <summary>"7월의 마지막 주", "十月的最后一个星期一": the month stands first.</summary>
    private static bool IsMonthBefore(Heard heard, int i)
    {
        var before = heard.Is(i - 1, Of) && !heard.Is(i - 1, MarkMonth) ? i - 2 : i - 1;
        return heard.Is(before, MarkMonth) || heard.Is(before, Month);
    }

    private static SenseKind? Choice(Heard heard, int i) => heard.Is(i, AfterNext) ? AfterNext : heard.Is(i, Next)
        ? Next
        : heard.Is(i, This) ? This : heard.Is(i, Last) ? Last : null;

    /// <summary>"El lunes que viene", "Monday next"; but in "Tuesday next week" the next belongs to the week.</summary>
    private static Day? Following(Heard heard, int i, out int end)
    {
        end = i + 2;
        if (heard.Is(i, SenseKind.Weekday, out var weekday) && heard.Is(i + 1, WeeksOn, out var weeks))
            return Day.At(heard.Now.Date.AddDays((weekday.A - Almanac.Weekday(heard.Now) + 7) % 7 + 7 * weeks.A));
        end = i;
        var after = heard.Skip(i + 1, The, Of);
        if (Choice(heard, after) is not { } choice || choice is This or Last && after > i + 1 && !heard.Is(i, Unit)
            || choice == This && heard.Is(i, Unit, out var unit) && (Grain)unit.A < Grain.Day
            || choice == Last && heard.Is(after + 1, Of) && Span(heard, heard.Skip(after + 1, Of), out _) is not null
            || choice == Next && Names(heard, heard.Skip(after + 1, The))
            || !heard.Is(i, Unit) && (heard.Is(after, After) || heard.Is(after, Before)) && heard.Amount(after + 1) is not null && heard.Is(after + 2, MarkHour)
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
        if (heard.Amount(i) is not { Ordinal: false } amount || !heard.Is(i + 1, Unit, out var unit))
            return null;
        return choice == Next && Added(heard, end, amount.Value, (Grain)unit.A, out var after) is { } added
            ? Take(after, added, out end) : Many(heard, choice, amount.Value * unit.B, (Grain)unit.A);
    }

    /// <summary>"The next 2 weeks and 3 days": all of them from today on, else the last.</summary>
    private static Day? Added(Heard heard, int i, decimal count, Grain unit, out int end)
    {
        end = i;
        var at = heard.Is(i, SenseKind.And) || heard.Is(i, ',') ? i + 1 : i;
        if (heard.Amount(at) is null || Counts.Length(heard, at, false, out var after) is not { } rest)
            return null;
        end = after;
        return Counts.Span(heard.Now, [(count, unit), .. rest]);
    }

    private static Day? Many(Heard heard, SenseKind choice, decimal count, Grain unit)
    {
        if (count > 10_000)
            return null;
        var now = Almanac.Floor(heard.Now, unit);
        if (choice != Last && unit == Grain.Week && Almanac.Add(heard.Now.Date, count, unit) is { } rolling)
            return Day.At(heard.Now.Date, Grain.Day, rolling) with    // from today on, else whole weeks
            {
                Other = Day.At(now.AddDays(7), Grain.Week, now.AddDays(7 + (double)(7 * count))),
            };
        var (from, to) = choice == Last ? (Almanac.Add(now, -count, unit), now)
            : (Almanac.Add(now, unit >= Grain.Hour ? 1 : 0, unit), Almanac.Add(now, count + (unit >= Grain.Hour ? 1
            : 0), unit));
        return from is null || to is null ? null
            : new() { Start = from, End = to, Grain = unit, Timed = unit < Grain.Day, Other = choice == Last ? null : Counted(heard.Now, from.Value, count, unit) };
    }

    /// <summary>"The next three minutes" from the next full one; "the next two days" as the second of them.</summary>
    private static Day? Counted(DateTime now, DateTime from, decimal count, Grain unit) =>
        unit == Grain.Hour && Almanac.Add(now, count, unit) is { } hours
            ? new() { Start = now, End = hours, Grain = Grain.Minute, Timed = true }
        : unit < Grain.Hour && Almanac.Add(from, 1, unit) is { } next && Almanac.Add(next, count, unit) is { } last
            ? new() { Start = next, End = last, Grain = unit, Timed = true }
        : unit >= Grain.Day && Almanac.Add(from, count - 1, unit) is { } single ? Day.At(single, unit) : null;

    private static Day? Apply(Heard heard, int i, SenseKind? choice, out int end)
    {
        end = i + 1;
        var count = choice switch { AfterNext => 2, Next => 1, Last => -1, _ => 0 };
        if (heard.Is(i, SenseKind.Weekday, out var weekday) && !(choice is not null && IsWeek(heard, i)))
            return choice is not null and not This && heard.TimeWords.NextWeek
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
        if (heard.Is(i, Unit, out unit) && (Grain)unit.A < Grain.Day && choice == This)
            return new() { Start = heard.Now, Grain = Grain.Minute, Timed = true };     // this minute
        if (heard.Is(i, Unit, out unit) && (Grain)unit.A >= Grain.Day && choice is not null)
            return Almanac.Add(Almanac.Floor(heard.Now, (Grain)unit.A), count, (Grain)unit.A) is { } start
                ? Day.At(start, (Grain)unit.A) with
                {
                    // "This time next week".
                    Other = choice == Next && Almanac.Add(heard.Now.Date, 1, (Grain)unit.A) is { } hence ? Day.At(hence) : null,
                } : null;
        return null;
    }

    /// <summary>Of "susunod na linggo" the small letter says that it is the week and not the Sunday.</summary>
    private static bool IsWeek(Heard heard, int i) =>
        heard.Is(i, Unit) && !char.IsUpper(heard.Tokens.Text[heard.Tokens[heard.Atoms[i].From].Start]);

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
}
