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
        var nth = heard.Amount(at) is { Ordinal: true } ordinal && ordinal.Within(1, 31) ? ordinal.Int
            : heard.Is(at, Last) ? -1 : 0;
        var of = heard.Skip(at + 1, The);
        if (nth != 0 && heard.Is(of, SenseKind.Weekday, out var weekday))
            return OfYear(heard, of + 1, new() { Nth = nth, Weekday = (int)weekday.A }, out end);
        if (nth != 0 && heard.Is(of, Unit, out var unit) && (Grain)unit.A is Grain.Day or Grain.Week
            && (heard.Is(of + 1, Of) || heard.Is(of + 1, The) || heard.Is(of + 1, On) && heard.Is(of + 2, Month)
            || IsMonthBefore(heard, at)))
            return OfUnit(heard, of + 1, new() { Nth = nth, NthOf = (Grain)unit.A, Grain = (Grain)unit.A }, out end);
        if (nth is > 0 and <= 12 && heard.Is(of, Unit, out unit) && (Grain)unit.A == Grain.Month
            && (heard.Is(of + 1, Of) || heard.Is(at - 1, SpanOf)))
            return Take(of + 1, new() { Month = nth }, out end);    // the ninth month of next year
        if (nth != 0 && heard.Is(of, SenseKind.Weekend))
            return Take(of + 1, new() { Nth = nth, Weekday = 6, NthOf = Grain.Quarter }, out end);
        if (IsOther(heard, at))
            return null;
        if (heard.Amount(at) is not { } amount || !amount.Within(1, 31) || heard.Is(at - 1, At)
            || heard.Is(at - 1, AtHour))
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
}
