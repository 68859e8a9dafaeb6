using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>The tokens of "change my Thursday appointment".</summary>
/// <param name="Names">They end in the appointment, so that a day among them is the day that it has.</param>
internal readonly record struct Moving(int From, int To, bool Names);

/// <summary>
/// "Move it from Thursday to Friday" wishes for Friday: where something is to be moved, the time it is moved from is not
/// asked for. Elsewhere "from Thursday to Friday" is two days.
/// </summary>
internal static class Moved
{
    private const int MostBetween = 4;

    /// <param name="moving">The tokens of the words that ask for another time.</param>
    public static List<SaidTime> Leave(Heard heard, List<SaidTime> wishes, Moving moving)
    {
        var first = wishes.FindIndex(static wish => !wish.Refused);
        if (first < 0 || IsLed(heard, wishes[first].From) || !IsNear(heard, wishes[first], moving))
            return wishes;
        if (wishes[first].Second is not null)
            return To(heard, wishes[first]) is { } to ? [.. wishes[..first], to, .. wishes[(first + 1)..]] : wishes;
        if (IsBehind(heard, wishes[first].To))
            return wishes;
        return wishes.Count > first + 1 && IsOneStep(heard, wishes[first], wishes[first + 1])
            || wishes.Count == first + 1 && IsInside(heard, wishes[first], moving)
            ? [.. wishes[..first], .. wishes[(first + 1)..]] : wishes;
    }

    /// <summary>Few words and no sign stand between what is to be done and the time: "reschedule, I can come from 1 to 3" is a wish.</summary>
    private static bool IsNear(Heard heard, SaidTime wish, Moving moving)
    {
        var (from, to) = (heard.Atoms[wish.From].From, heard.Atoms[Math.Min(wish.To, heard.Count) - 1].To);
        var (start, end) = moving.To <= from ? (moving.To, from) : (to, moving.From);
        if (end - start > MostBetween)
            return false;
        for (var i = start; i < end; i++)
            if (!Spoken.IsWord(heard.Tokens[i]) && heard.Tokens[i].Fold is not "'")
                return false;
        return true;
    }

    /// <summary>"From Thursday to Friday" in one: the second, with the day of the first where only hours are said of it.</summary>
    private static SaidTime? To(Heard heard, SaidTime range)
    {
        var at = range.From + 1;
        while (at < range.To && !heard.Is(at, Toward))
            at++;
        return heard.Is(range.From, Between) || at == range.To && !IsBehind(heard, range.To) ? null
            : range with { First = range.Second!.On(range.Second.Day ?? range.First.Day), Second = null, Open = Open.Neither };
    }

    /// <summary>"My Thursday appointment to Friday": nothing joins the two, and the second is where it goes.</summary>
    private static bool IsOneStep(Heard heard, SaidTime from, SaidTime to)
    {
        for (var i = from.To; i < to.From; i++)
            if (heard.Is(i, Or) || heard.Is(i, And) || heard.Atoms[i].Sign is not ('\0' or '\''))
                return false;
        return IsToward(heard, to);
    }

    private static bool IsToward(Heard heard, SaidTime wish) =>
        IsBehind(heard, wish.To) || IsLed(heard, wish.From);

    private static bool IsBehind(Heard heard, int to) => heard.Is(to, TowardBehind) || heard.Is(to - 1, TowardBehind);

    private static bool IsLed(Heard heard, int from)
    {
        for (var i = from; i >= Math.Max(0, from - 3); i--)
            if (heard.Is(i, Toward))
                return true;
            else if (i < from && !heard.IsFiller(i))
                return false;
        return false;
    }

    /// <summary>"Change my Thursday appointment".</summary>
    private static bool IsInside(Heard heard, SaidTime wish, Moving moving) =>
        moving.Names && moving.From < heard.Atoms[wish.From].From && heard.Atoms[Math.Min(wish.To, heard.Count) - 1].To < moving.To
        && !heard.Is(wish.From - 1, At) && !heard.Is(wish.From - 1, On);
}
