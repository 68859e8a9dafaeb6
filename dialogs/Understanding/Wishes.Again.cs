using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>What is said short, because the one before it was said in full: "at 10 or 11", "April 5 or 6".</summary>
internal static partial class Wishes
{
    /// <summary>"At 10 or 11", "April 5 or 6", "tomorrow or the day after": the second has no word of its own.</summary>
    private static SaidTime? Again(Heard heard, int i, List<SaidTime> wishes, out int end)
    {
        end = i + 2;
        if (wishes is not [.., { Second: null, Open: Open.Neither } before] || before.To != i)
            return null;
        if (heard.Is(i, Or) && before.First is { HasTime: false, Day: { } day })
            return NextDay(heard, i, day, ref end) ?? NextNumber(heard, i, day, ref end);
        return wishes is [.., { First.Clock: not null, Second: null } last] && last.To == i && heard.Is(i, Or)
            && heard.Amount(i + 1) is { Ordinal: false } hour && hour.Within(1, 24)
            && (end >= heard.Count || heard.IsFiller(end) || heard.Atoms[end].Sign is '.' or '?' or '!')
            ? new(new(null, Clock.Of(hour.Int, 0, false, Plain.Led), null), null, Open.Neither, i + 1, end) : null;
    }

    private static SaidTime? NextDay(Heard heard, int i, Day day, ref int end)
    {
        var at = heard.Skip(i + 1, The);
        var after = heard.Is(at, Unit, out var unit) && unit.A == (long)Grain.Day && heard.Is(at + 1, After) ? at + 2
            : at == i + 1 && heard.Is(at, SenseKind.Last) ? at + 1 : 0;
        if (after == 0 || day is not { Start: { } start, IsSpan: false, Timed: false, End: null } || IsMore(heard, after))
            return null;
        end = after;
        return new(new(Day.At(start.AddDays(1)), null, null), null, Open.Neither, i + 1, end);
    }

    private static SaidTime? NextNumber(Heard heard, int i, Day day, ref int end)
    {
        var at = heard.Skip(i + 1, The);
        if (day is not { Number: > 0, Month: > 0, Start: null } || heard.Amount(at) is not { Digits: < 3 } number
            || !number.Within(day.Number + 1, 31) || IsMore(heard, at + 1))
            return null;
        end = at + 1;
        return new(new(new() { Number = number.Int, Month = day.Month, Year = day.Year }, null, null), null, Open.Neither, i + 1, end);
    }

    /// <summary>A word of time follows, so that what stands before it belongs to it.</summary>
    private static bool IsMore(Heard heard, int i) => i < heard.Count && (heard.Amount(i) is not null
        || heard.Atoms[i].Senses.Length > 0 && !heard.IsFiller(i) || heard.Atoms[i].Sign is ':' or '/' or '-' or '.' && !heard.Spaced(i));
}
