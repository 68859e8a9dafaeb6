using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Finds every day, time and range in an utterance: "from 9 to 5 on Thursday", "Monday or Tuesday", "not Friday".
/// </summary>
internal static partial class Wishes
{
    private const int Most = 12;

    public static List<SaidTime> Read(Heard heard)
    {
        var wishes = new List<SaidTime>();
        for (var i = 0; i < heard.Count && wishes.Count < Most;)
        {
            if ((Again(heard, i, wishes, out var end) ?? One(heard, i, true, out end)) is not { } wish)
            {
                i++;
                continue;
            }
            wish = wish with { Refused = IsRefused(heard, wish, wishes) };
            if (wishes is [.., { Refused: false } before] && IsTakenBack(heard, before.To, wish.From))
            {
                wishes.RemoveAt(wishes.Count - 1);
                wish = wish with { First = Instead(before.First, wish.First) };
            }
            Links.Link(heard, wishes, ref wish);
            wishes.AddRange(Apart(Always(wish)));
            i = Math.Max(end, i + 1);
        }
        if (wishes.Count == 0 && heard.Listening.Expected == Expected.Time && Whole(heard) is { } whole)
            wishes.Add(whole);
        return wishes;
    }

    /// <summary>"Thursday, sorry, Friday", "Thursday, no, Friday": what was said first is not meant.</summary>
    private static bool IsTakenBack(Heard heard, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (heard.Is(i, Rather) || heard.Atoms[i].Sign == ',' && (heard.Is(i + 1, Not) || heard.Is(i + 1, NotBehind)) && heard.Is(i + 2, ',')
                && i + 2 < to)
                return true;
            else if (heard.Atoms[i].IsKnown && !heard.IsFiller(i) && !heard.Is(i, Not) && !heard.Is(i, NotBehind)
                || heard.Is(i, Or) || heard.Atoms[i].Sign is '?' or ';')
                return false;
        return false;
    }

    /// <summary>"Thursday at 3, I mean 4", "Thursday at 3, sorry, Friday": what is not said anew stays.</summary>
    private static Moment Instead(Moment old, Moment wish) =>
        wish.Day is null && !wish.Same && old.Day is { Timed: false } ? wish with { Day = old.Day }
        : wish is { HasTime: false, Day: { IsSpan: false, Timed: false } } && old.Day is { Timed: false } ? wish with { Clock = old.Clock, Part = old.Part }
        : wish;

    /// <summary>"Not Thursday" is no Thursday at all.</summary>
    private static SaidTime Always(SaidTime wish) =>
        wish is { Refused: true, Second: null, First.Day: { Weekday: > 0, Number: 0, Month: 0, Nth: 0, Weeks: null, Start: null } day }
            ? wish with { First = wish.First with { Day = day with { Every = true } } } : wish;

    /// <summary>"Next week after 3", "this weekend, mornings": days, and hours on each of them.</summary>
    private static IEnumerable<SaidTime> Apart(SaidTime wish)
    {
        if (wish is not { Length: null, First: { Day: { Start: not null, Timed: false } day } first }
            || first is { Clock: null, Part: null } || !(day.IsSpan || day.End is not null)
            || wish.Second is { Day: { } last } && !ReferenceEquals(last, day))
            return [wish];
        return
        [
            wish with { First = new(day, null, null), Second = null, Open = Open.Neither, Inclusive = false },
            wish with { First = first with { Day = null }, Second = wish.Second is { } second ? second with { Day = null } : null },
        ];
    }

    /// <summary>"15", "10.30", when the time was asked and nothing else was said.</summary>
    private static SaidTime? Whole(Heard heard)
    {
        var i = 0;
        while (heard.IsFiller(i))
            i++;
        if (Clocks.Read(heard, i, out var end) is not { } clock)
            return null;
        for (var at = end; at < heard.Count; at++)
            if (!heard.IsFiller(at) && heard.Atoms[at].Sign is not ('.' or '!' or '?'))
                return null;
        return new(new(null, clock, null), null, Open.Neither, i, end);
    }

    private static SaidTime? One(Heard heard, int i, bool nested, out int end)
    {
        if (Lasting(heard, i, out end) is { } lasting)
            return lasting;
        var at = i;
        var (from, between, within, open) = (heard.Is(at, From), heard.Is(at, Between), heard.Is(at, Within), Opens(heard, at));
        if (Counts.Read(heard, i, out _) is not null && !heard.Is(at + 1, SenseKind.Clock) || between && heard.Is(at, Middle) && Days.Read(heard, i, out _) is not null)
            (from, between, within, open) = (false, false, false, Open.Neither);
        if (from || between || open != Open.Neither || within)
            at = heard.Skip(at + 1, Filler);
        var led = at > i && !within;
        if (between && Hours(heard, i, at, out end) is { } hours)
            return hours;
        var first = Point(heard, at, led, out end);
        if (first is null && !led && Paired(heard, at, out end) is { } pair)
            return pair;
        if (first is null)
            return null;
        if (Range(heard, i, first, from || !nested, between, open, ref end) is { } range)
            return range;
        if (first.Bare is not null && heard.Is(i, From) && (heard.Is(i, Of) || heard.Is(end, Of))
            && heard.Listening.Expected != Expected.Time)
            return null;                                // "besoin d'un rendez-vous", "from one of the offices"
        if (first.Bare is not null)
            first = !led || between || heard.Count <= end - 1 ? first
                : heard.Is(i, From) && heard.Is(i, The) || IsArticle(heard, end - 2) ? first.AsDay(new()) : first.AsClock();
        if (first.Bare is not null)
            return null;
        if (nested && first is { Day: not null, Clock: null }
            && Detail(heard, i, first, end, out var after) is { } detail)
        {
            end = after;
            return detail;
        }
        var since = from && open == Open.Neither && !heard.Is(i, Of);
        var wish = new SaidTime(first, null, since ? Open.After : open, i, end)
        {
            Inclusive = since || open == Open.Before && IsUntil(heard, i),
        };
        return Behind(heard, wish, ref end);
    }

    /// <summary>"By Friday" is on Friday too, "before Friday" is not.</summary>
    private static bool IsUntil(Heard heard, int i) => heard.Is(i, Until) && !heard.Is(i, Before);

    private static Open Opens(Heard heard, int i) => heard.Is(i, From) ? Open.Neither : heard.Is(i, After) ? Open.After
        : heard.Is(i, Before) || heard.Is(i, Until) ? Open.Before : Open.Neither;

    /// <summary>"Después del 10", "après le 10": a day, as hours are said in another way.</summary>
    private static bool IsArticle(Heard heard, int i) => i >= 0 && !heard.Is(i, AtHour) && !heard.Is(i, At)
        && Array.Exists(heard.TimeWords.Words.MatchWord(heard.Tokens[heard.Atoms[i].To - 1].Fold), static sense => sense.Kind == The)
        && !Array.Exists(heard.TimeWords.Words.MatchWord(heard.Tokens[heard.Atoms[i].To - 1].Fold), static sense => sense.Kind is AtHour or At);

    /// <summary>"Tuesday from 2 to 3", "tomorrow morning between 9 and 11", "next week after Wednesday".</summary>
    private static SaidTime? Detail(Heard heard, int i, Moment day, int end, out int after)
    {
        after = end;
        var at = end;
        while (at < end + 3 && (heard.IsFiller(at) && !heard.Is(at, From) || at < heard.Count
            && !heard.Atoms[at].IsKnown && heard.Atoms[at].Sign == '\0'))
            at++;
        if (One(heard, at, false, out after) is not { } inner
            || inner is { Second: null, Open: Open.Neither, Length: null })
            return null;
        if (inner.First.Day is not null && day.Day!.With(inner.First.Day) is null)
            return null;
        var first = inner.First.On(day.Day);
        var second = inner.Second?.Day is null ? inner.Second : inner.Second.On(day.Day!.IsSpan ? day.Day : null);
        return inner with
        {
            First = Part(first, day.Part),
            Second = second is null ? null
            : Part(second, day.Part),
            From = i
        };
    }

    private static Moment Part(Moment moment, DayPart? part) =>
        part is null || moment.Clock is null ? moment : moment with { Clock = moment.Clock.In(part) };

    /// <summary>
    /// One end of a range; a bare number too, where something led to it or it stands before a separator.
    /// </summary>
    private static Moment? Point(Heard heard, int i, bool led, out int end)
    {
        if (Moments.Read(heard, i, out end) is { } moment)
            return moment;
        if (Clocks.Read(heard, i, out end) is { Grain: Grain.Minute } clock && (led || IsSeparator(heard, end, false)))
            return new(null, clock, null);
        var at = heard.Skip(i, The, At);
        end = at + 1;
        if (heard.Amount(at) is not { } amount || !amount.Within(0, 31) || heard.Is(end, Unit))
            return null;
        return led || IsSeparator(heard, end, true)
            && heard.Is(end + 1, SenseKind.And) is false ? new(null, null, null) { Bare = amount.Int } : null;
    }

    /// <summary>"3 or later", "三点以后", "월요일까지".</summary>
    private static SaidTime Behind(Heard heard, SaidTime wish, ref int end)
    {
        var at = heard.Is(end, ',') ? end + 1 : end;
        var open = heard.Is(at, AfterBehind) || heard.Is(at, FromBehind) ? Open.After
            : heard.Is(at, BeforeBehind) || heard.Is(at, UntilBehind) ? Open.Before : Open.Neither;
        if (open == Open.Neither)
            return wish;
        end = at + 1;
        return wish with
        {
            Open = open,
            To = end,
            Inclusive = open == Open.Before ? heard.Is(at, UntilBehind) && !heard.Is(at, BeforeBehind)
                : heard.Is(at, FromBehind)
                || wish.First is not { Day: { IsSpan: true } or { End: not null } or { Month: > 0, Number: 0 } }
        };
    }

    /// <summary>"Not Thursday", "Thursday is no good", "not Monday or Tuesday".</summary>
    private static bool IsRefused(Heard heard, SaidTime wish, List<SaidTime> wishes)
    {
        if (heard.Is(wish.To, NotBehind) || heard.Is(wish.To + 1, NotBehind) && heard.IsFiller(wish.To)
            && heard.Atoms[wish.To].Sign != ',')
            return true;
        for (var i = wish.From - 1; i >= Math.Max(0, wish.From - 4); i--)
        {
            var behind = heard.Is(i, NotBehind) && wishes is [.., { } before] && before.To == i;
            if ((heard.Is(i, Not) || heard.Is(i, NotBehind)) && !behind)
                return true;
            if (heard.Is(i, Or) && wishes is [.., { Refused: true } last] && last.To == i)
                return true;
            if (heard.Atoms[i].Sign != '\0' && heard.Atoms[i].Sign != '\'' || wishes is [.., { } previous]
                && previous.To > i)
                return false;
        }
        return false;
    }
}
