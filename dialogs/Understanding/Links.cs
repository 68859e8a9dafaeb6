using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Puts together what two mentions say of one thing.</summary>
internal static class Links
{
    /// <summary>A day and its time are no further apart than this, in words of any kind.</summary>
    private const int Furthest = 8;

    /// <summary>"Monday at 10 or 11", "Monday or Tuesday morning": what is said once holds for both.</summary>
    public static void Link(Heard heard, List<SaidTime> wishes, ref SaidTime wish)
    {
        if (wishes is not [.., { } last] || last.Second is not null || last.Refused != wish.Refused)
            return;
        var at = last.To;
        while (at < wish.From && (heard.Is(at, Or) || heard.Is(at, And) || heard.Is(at, ',') || heard.IsFiller(at)))
            at++;
        if (Bounded(heard, last, wish, at) is { } bounded)
            wish = Replaced(wishes, bounded);
        else if (at < wish.From)
            wish = Apart(heard, wishes, last, wish) is { } one ? Replaced(wishes, one) : wish;
        else if (wish.Second is null)
            Shared(heard, wishes, last, ref wish);
    }

    private static SaidTime Replaced(List<SaidTime> wishes, SaidTime wish)
    {
        wishes.RemoveAt(wishes.Count - 1);
        return wish;
    }

    private static void Shared(Heard heard, List<SaidTime> wishes, SaidTime last, ref SaidTime wish)
    {
        if (SameMonth(last.First, wish.First) is { } both)
            (wishes[^1], wish) = (last with { First = both.First }, wish with { First = both.Second });
        else if (wish.First is { Day: null, Same: false } && last.First.Day is { Timed: false } day && wish.First.HasTime
            && last.First.HasTime)
            wish = wish with { First = wish.First with { Day = day } };
        else if (wish.First is { Day: not null, Clock: null, Part: null }
            && last.First is { Day: null, Clock: not null })
            wishes[^1] = last with { First = last.First with { Day = wish.First.Day } };
        else if (!last.First.HasTime && last.Open == Open.Neither
            && wish.First is { HasTime: true, Day: { Timed: false } }
            && (heard.Is(last.To, Or) || heard.Is(last.To, And))
            && last.First.Day is { IsSpan: false, Timed: false })
            wishes[^1] = last with
            {
                First = last.First with { Clock = wish.First.Clock, Part = wish.First.Part },
                Open = wish.Open
            };
    }

    /// <summary>"The 5th or the 6th of April", "April 5th and 6th": the month is said once.</summary>
    private static (Moment First, Moment Second)? SameMonth(Moment first, Moment second) =>
        first is not { HasTime: false, Day: { Number: > 0, Weekday: 0, Start: null } one }
            || second.Day is not { Number: > 0, Start: null } two || one.Number >= two.Number ? null
        : one.Month == 0 && two.Month > 0 ? (first with { Day = one with { Month = two.Month, Year = two.Year, Bare = false } }, second)
        : one.Month > 0 && two is { Month: 0, Weekday: 0 } ? (first, second with { Day = two with { Month = one.Month, Year = one.Year } })
        : null;

    /// <summary>"After 9:30 but before 11": from and to.</summary>
    private static SaidTime? Bounded(Heard heard, SaidTime last, SaidTime wish, int at)
    {
        if (wish.From - at > 1 || at < wish.From && heard.Atoms[at].IsKnown || wish.Second is not null
            || !last.First.HasTime || !wish.First.HasTime
            || Joined(heard, last.To, at) || (last.Open, wish.Open) is not ((Open.After, Open.Before) or (Open.Before, Open.After)))
            return null;
        var (from, to) = last.Open == Open.After ? (last.First, wish.First) : (wish.First, last.First);
        if (from.Day is not null && to.Day is not null && from.Day != to.Day)
            return null;
        var end = from.Day is null ? to with { DayFirst = false } : to with { Day = null };
        return new(from, end, Open.Neither, last.From, wish.To) { Refused = wish.Refused };
    }

    /// <summary>"Before 10 or after 3" is no time between.</summary>
    private static bool Joined(Heard heard, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (heard.Is(i, Or))
                return true;
        return false;
    }

    /// <summary>"Thursday at the office in Miami at 3": a day, other words, the time.</summary>
    private static SaidTime? Apart(Heard heard, List<SaidTime> wishes, SaidTime last, SaidTime wish)
    {
        if (last is not { Open: Open.Neither, Length: null } || wish.From - last.To > Furthest
            || wishes is [.., { First.HasTime: false }, _] || !IsOneSentence(heard, last.To, wish.From))
            return null;
        if (IsDay(last.First) && wish.First is { Day: null, HasTime: true, Same: false } && wish.Second?.Day is null)
            return wish with { First = wish.First with { Day = last.First.Day }, From = last.From };
        if (last.First is { Part: { } part, Clock: null } && wish is { First: { Day: null, Part: null, Clock: { } clock }, Second: null, Open: Open.Neither })
            return wish with { First = last.First with { Clock = clock.In(part) }, From = last.From };
        return last.First is { Day: null, HasTime: true, Same: false } && IsDay(wish.First)
            && wish is { Open: Open.Neither, Second: null, Length: null }
            ? last with { First = last.First with { Day = wish.First.Day }, To = wish.To } : null;
    }

    private static bool IsDay(Moment moment) =>
        moment is { HasTime: false, Same: false, Day: { IsSpan: false, End: null, Timed: false } };

    private static bool IsOneSentence(Heard heard, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (heard.Atoms[i].Sign is '.' or '?' or '!' or ';' or ':' or '/' || heard.Is(i, Or) || heard.Is(i, Not)
                || heard.Is(i, NotBehind))
                return false;
        return true;
    }
}
