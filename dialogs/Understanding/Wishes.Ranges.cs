using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>From one time to another: "from 9 to 5", "between 1 and 3", "8-10 March", "for 3 days from Monday".</summary>
internal static partial class Wishes
{
    /// <summary>"Ant nevè ak onzè", "بين 9 و 11": no eleven minutes past nine.</summary>
    private static SaidTime? Hours(Heard heard, int i, int at, out int end)
    {
        if (OrdinalHour(heard, at) is { } one && heard.Is(at + 1, SenseKind.And) && OrdinalHour(heard, at + 2) is { } other
            && !heard.Is(at + 3, Month) && !heard.Is(at + 3, Weekday))
            return new(new(null, one, null), new(null, other, null), Open.Neither, i, end = at + 3);
        end = i;
        return HourAt(heard, at, out var and) is { } first && heard.Is(and, SenseKind.And)
            && Clocks.Read(heard, at, out var merged) is { Grain: Grain.Minute } && merged > and + 1 && !heard.Is(merged, SenseKind.And)
            && Point(heard, and + 1, true, out end)?.AsClock() is { Bare: null, Clock: not null } second
            ? new(new(null, first, null), second, Open.Neither, i, end) : null;
    }

    /// <summary>"Między drugą a trzecią": where half past two is half of the third, hours are ordinals.</summary>
    private static Clock? OrdinalHour(Heard heard, int i) =>
        heard.TimeWords.HalfBefore && heard.Amount(i) is { Ordinal: true, Digits: 0 } hour && hour.Within(1, 24)
            ? Clock.Of(hour.Int, 0, false, Plain.Led) : null;

    private static Clock? HourAt(Heard heard, int i, out int end)
    {
        var at = i;
        while (at < i + 3 && (heard.Is(at, At) || heard.Is(at, AtHour) || heard.Is(at, The)) && heard.Amount(at) is null)
            at++;
        end = at + 1;
        if (heard.Is(at, SenseKind.Clock, out var word) && word.A is > 0 and < 24)
            return Clock.Of((int)word.A, 0, false, Plain.Sure) with { Settled = true };  // между часом и тремя
        if (heard.Amount(at) is not { Ordinal: false } hour || !hour.Within(1, 24) || hour.Digits > 2)
            return null;
        if (heard.Is(end, MarkHour) || heard.Is(end, OClock))
            end++;
        return Clock.Of(hour.Int, 0, false, Plain.Led);
    }

    /// <summary>"For 3 days from Monday".</summary>
    private static SaidTime? Lasting(Heard heard, int i, out int end)
    {
        end = i;
        if (!heard.Is(i, For) || Counts.Length(heard, i + 1, false, out var at) is not { } length)
            return null;
        at = heard.Is(at, ',') ? at + 1 : at;
        return heard.Is(at, From) && Point(heard, at + 1, true, out end)?.AsClock() is { Bare: null } first
            ? new(first, null, Open.Neither, i, end) { Length = length } : null;
    }

    private static SaidTime? Range(
        Heard heard, int i, Moment first, bool from, bool between, Open open, ref int end)
    {
        var at = heard.Is(end, ',') && (heard.Is(end + 1, To) || heard.Is(end + 1, Until)) ? end + 1 : end;
        if (open != Open.Neither || !IsSeparator(heard, at, between || from || first.Bare is not null))
        {
            if (!heard.Is(at, For) || Counts.Length(heard, at + 1, false, out var length) is not { } spans)
                return null;
            end = length;
            return new(first, null, Open.Neither, i, end) { Length = spans };
        }
        if (heard.Is(at, FromBehind) && Counts.Length(heard, at + 1, false, out var whole) is { } counted && heard.Is(whole, WithinBehind))
        {
            end = whole + 1;                            // 월요일부터 3일 동안
            return new(first, null, Open.Neither, i, end) { Length = counted };
        }
        var (joint, atHour) = (heard.Is(at, And), heard.Is(at, At) && !heard.Is(at, Until));
        at++;
        while (heard.IsFiller(at) || heard.Is(at, To) || heard.Is(at, Until) || heard.Is(at, '-'))
            at++;
        if (Point(heard, at, true, out var after) is not { } second)
            return null;
        if (atHour && first is { Day: not null, HasTime: false } && second is { Day: null, Bare: null } && !from && !between)
            return null;                                // cette semaine à 8 heures
        if (first.Bare is not null && second.Bare is not null && DayIn(heard, after, out var inMonth) is { } month)
        {
            (first, second) = (first.AsDay(month), second.AsDay(month));    // de 4 a 22 de este mes
            after = inMonth;
        }
        if (!Settle(heard, ref first, ref second, from || between || heard.Listening.Expected == Expected.Time
            && heard.Atoms[end].Sign == '\0', joint, heard.Is(i, From) && heard.Is(i, The), after))
            return null;
        end = after;
        while (heard.Is(end, UntilBehind) || heard.Is(end, BetweenBehind))
            end++;
        return new(first, second, Open.Neither, i, end);
    }

    /// <summary>The month, said behind both ends: "del 4 al 22 del mes que viene", "4-23 next month".</summary>
    private static Day? DayIn(Heard heard, int i, out int end) =>
        Days.Read(heard, heard.Skip(i, SenseKind.Of), out end) is { Start: not null, Grain: Grain.Month, End: null } month ? month : null;

    /// <summary>What a bare number is, by the other end; false where the two are no range.</summary>
    private static bool Settle(Heard heard, ref Moment first, ref Moment second, bool led, bool joint, bool articled,
        int after)
    {
        if (first.Bare is not null && second.Bare is not null)
        {
            if (!led || heard.Is(after, ':'))
                return false;
            if (articled)                               // du 13 au 18, del 5 al 12
            {
                (first, second) = (first.AsDay(new()), second.AsDay(new()));
                return true;
            }
            (first, second) = (first.AsClock(), second.AsClock());
        }
        if (first.Bare is not null)
            first = second is { Clock: null, Day: { } day } && (day.Number > 0
                || day is { Start: not null, Grain: Grain.Day }) ? first.AsDay(day) : second.Clock is not null
                ? first.AsClock() : first;
        if (second.Bare is not null)
            second = first is { Clock: null, Day: { Number: > 0 } like }
                ? second.AsDay(like with { Month = 0, Year = 0 })
                : first.Clock is not null ? second.AsClock() : second;
        if (first.Bare is not null || second.Bare is not null)
            return false;
        if (joint && !led)
            return false;
        return (first.Clock is null) == (second.Clock is null) || first.Day is not null || second.Day is not null;
    }

    /// <summary>"15 or 16 July": the month is said once.</summary>
    private static SaidTime? Paired(Heard heard, int i, out int end)
    {
        end = i + 1;
        var at = heard.Skip(i, The, On);
        if (heard.Amount(at) is not { } amount || !amount.Within(1, 31)
            || !(heard.Is(at + 1, Or) || heard.Is(at + 1, And) || heard.Is(at + 1, ','))
            || Moments.Read(heard, at + 2, out _) is not { Day: { Number: > 0, Month: > 0 } day })
            return null;
        end = at + 1;
        return new(new(new() { Number = amount.Int, Month = day.Month, Year = day.Year }, null, null), null,
            Open.Neither, i, end);
    }

    private static bool IsSeparator(Heard heard, int i, bool between) => heard.Is(i, To) || heard.Is(i, Until)
        || heard.Is(i, '-') || heard.Is(i, '~') || heard.Is(i, FromBehind) || (between && heard.Is(i, And));
}
