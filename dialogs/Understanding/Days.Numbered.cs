using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>The one of a number: "the 14th", "the second Monday", "the last day of the month".</summary>
internal static partial class Days
{
    /// <summary>"The 14th", "el 14", "the second Monday", "the last day".</summary>
    private static Day? Numbered(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        var nth = Which(heard, ref at);
        var of = heard.Skip(at + 1, The);
        if (nth != 0 && heard.Is(of, SenseKind.Weekday, out var weekday))
            return OfYear(heard, of + 1, new() { Nth = nth, Weekday = (int)weekday.A }, out end);
        if (nth != 0 && heard.Is(of, Unit, out var unit) && (Grain)unit.A is Grain.Day or Grain.Week
            && (heard.Is(of + 1, Of) || heard.Is(of + 1, The) || heard.Is(of + 1, On) && heard.Is(of + 2, Month)
            || heard.Is(of + 1, Month) || IsMonthBefore(heard, at)))
            return OfUnit(heard, of + 1, new() { Nth = nth, NthOf = (Grain)unit.A, Grain = (Grain)unit.A }, out end);
        if (nth > 5 && heard.Is(of, Unit, out unit) && unit is { A: (long)Grain.Week, B: 1 } && nth <= 53)
            return Take(of + 1, Day.At(Almanac.Week(nth, heard.Now), Grain.Week), out end);     // 第31周
        if (nth is > 0 and <= 12 && heard.Is(of, Unit, out unit) && (Grain)unit.A == Grain.Month
            && (heard.Is(of + 1, Of) || heard.Is(at - 1, SpanOf)))
            return Take(of + 1, new() { Month = nth }, out end);    // the ninth month of next year
        if (nth != 0 && heard.Is(of, SenseKind.Weekend))
            return Take(of + 1, new() { Nth = nth, Weekday = 6, NthOf = Grain.Quarter }, out end);
        if (heard.Amount(at) is { Digits: 2, Value: > 12 and <= 31 } dated && heard.Is(at + 1, SenseKind.Weekday, out weekday)
            && heard.Now.AddDays(45) is var soon
            && Resolve.Days(new() { Number = dated.Int, Weekday = (int)weekday.A }, heard.Listening) is [var found, ..] && found.Start < soon)
            return Take(at + 2, new() { Number = dated.Int, Weekday = (int)weekday.A }, out end);   // 26 Fri
        if (IsOther(heard, at))
            return null;
        if (heard.Amount(at) is not { } amount || !amount.Within(1, 31)
            || heard.Is(at - 1, At) && !(amount is { Ordinal: true, Digits: > 0 } && heard.Is(at - 1, On)) || heard.Is(at - 1, AtHour))
            return null;                                // "o drugiej" is two o'clock
        if (heard.Is(at + 1, Unit) || heard.Is(at + 1, ':') || heard.Is(at + 1, Am) || heard.Is(at + 1, Pm)
            || heard.Is(at + 1, MarkHour)
            || heard.Is(at + 1, '%') || heard.Is(at + 1, '/') || heard.Is(at + 1, Part)
            || (heard.Is(at + 1, '.') && !heard.Spaced(at + 1) && heard.Amount(at + 2) is not null
            && !heard.Spaced(at + 2)))
            return null;
        if (amount.Ordinal && (at > i || amount.Digits > 0 || at + 1 == heard.Count) || (at > i && amount.Digits > 0
            && heard.Is(at - 1, On) && !heard.Is(at - 1, In) && !heard.Is(at - 1, For)
                && !heard.Is(at - 1, AtHour) && (at + 1 == heard.Count || heard.Is(at + 1, At)))
            || (at > i && heard.Is(at - 1, The) && !heard.Is(at - 1, AtHour) && !heard.Is(at - 1, At))
            || IsOfMonth(heard, at + 1))
            return Take(at + 1, new() { Number = amount.Int, Bare = !amount.Ordinal }, out end);
        return null;
    }

    /// <summary>Which one: the second, the last, the second last (-2); 0 where that is not said.</summary>
    private static int Which(Heard heard, ref int at)
    {
        if (heard.Is(at, Last, out var last))
            return -Math.Max(1, (int)last.A);
        if (heard.Amount(at) is not { Ordinal: true } ordinal || !ordinal.Within(1, 53))
            return 0;
        if (ordinal.Int > 1 && heard.Is(at + 1, Last))
        {
            at++;
            return -ordinal.Int;
        }
        return ordinal.Int;
    }

    /// <summary>"Week 31", "tuần đầu tiên của tháng 4", "الاثنين الاول من شهر 4": which one is said behind it.</summary>
    private static Day? Behind(Heard heard, int i, out int end)
    {
        var at = heard.Skip(i, The, On);
        end = at + 2;
        var isUnit = heard.Is(at, Unit, out var unit) && (Grain)unit.A is Grain.Day or Grain.Week && unit.B == 1;
        if (isUnit && (Grain)unit.A == Grain.Week && heard.Amount(at + 1) is { Digits: > 0, Ordinal: false } number && number.Within(1, 53)
            && heard.Amount(at + 2) is null && !heard.Is(at + 2, Of) && !heard.Is(at + 2, Month) && !heard.Is(at + 2, Unit) && !heard.Is(at + 2, MarkHour)
            && !heard.Is(at + 2, ':') && !heard.Is(at + 2, Am) && !heard.Is(at + 2, Pm) && !heard.Is(at + 2, MarkMonth))
            return Day.At(Almanac.Week(number.Int, heard.Now), Grain.Week);
        var which = heard.Skip(at + 1, The);
        var nth = heard.Amount(which) is { Ordinal: true, Digits: 0 } ordinal && ordinal.Within(1, 31) ? ordinal.Int
            : heard.Is(which, Last) ? -1 : 0;
        if (nth == 0 || !heard.Is(which + 1, Of) || which > at + 1 && heard.Spaced(which) || heard.Is(which, SenseKind.Weekday))
            return null;
        if (isUnit)
            return OfUnit(heard, which + 1, new() { Nth = nth, NthOf = (Grain)unit.A, Grain = (Grain)unit.A }, out end);
        return nth < 6 && heard.Is(at, SenseKind.Weekday, out var weekday)
            ? OfYear(heard, which + 1, new() { Nth = nth, Weekday = (int)weekday.A }, out end) : null;
    }

    /// <summary>"The first person", "the second one", "a second": the first of something else than the month.</summary>
    private static bool IsOther(Heard heard, int at) => heard.Amount(at) is { Digits: 0, Value: <= 4 }
        && at + 1 is var next && (heard.Is(at, Unit) && !heard.Is(next, Of) || heard.Amount(next) is not null
            || next < heard.Count && !heard.Atoms[next].IsKnown && heard.Atoms[next].Sign == '\0'
                && heard.Tokens[heard.Atoms[next].From].Kind == TokenKind.Word);

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
        if (at > i && Calendar(heard, at, false, out var after) is { } year)
            return Take(after, nth.With(Day.At(new(year, 1, 1), Grain.Year)), out end) ?? nth;
        if (heard.Is(at, BeforeMonth) && heard.Amount(at + 1) is not null || !heard.Is(at, Unit, out var unit) || (Grain)unit.A <= nth.NthOf || Chosen(heard, at, out _) is not null)
            return nth;
        end = at + 1;
        return nth.With(Day.At(Almanac.Floor(heard.Now, (Grain)unit.A), (Grain)unit.A));
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(day))]
    private static Day? Take(int after, Day? day, out int end)
    {
        end = after;
        return day;
    }
}
