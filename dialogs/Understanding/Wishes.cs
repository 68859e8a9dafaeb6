using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Finds every day, time and range in an utterance: "from 9 to 5 on Thursday", "Monday or Tuesday", "not Friday".
/// </summary>
internal static class Wishes
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
            Links.Link(heard, wishes, ref wish);
            wishes.AddRange(Apart(Always(wish)));
            i = Math.Max(end, i + 1);
        }
        if (wishes.Count == 0 && heard.Listening.Expected == Expected.Time && Whole(heard) is { } whole)
            wishes.Add(whole);
        return wishes;
    }

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
        var (from, between) = (heard.Is(at, From), heard.Is(at, Between));
        var open = from ? Open.Neither : heard.Is(at, After) ? Open.After : heard.Is(at, Before)
            || heard.Is(at, Until) ? Open.Before : Open.Neither;
        var within = heard.Is(at, Within);
        if (Counts.Read(heard, i, out _) is not null)
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
        var wish = new SaidTime(first, null, since ? Open.After : open, i, end) { Inclusive = since };
        return Behind(heard, wish, ref end);
    }

    /// <summary>"Después del 10", "après le 10": a day, as hours are said in another way.</summary>
    private static bool IsArticle(Heard heard, int i) => i >= 0 && !heard.Is(i, AtHour) && !heard.Is(i, At)
        && Array.Exists(heard.TimeWords.Words.MatchWord(heard.Tokens[heard.Atoms[i].To - 1].Fold), static sense => sense.Kind == The)
        && !Array.Exists(heard.TimeWords.Words.MatchWord(heard.Tokens[heard.Atoms[i].To - 1].Fold), static sense => sense.Kind is AtHour or At);

    /// <summary>"Ant nevè ak onzè", "بين 9 و 11": no eleven minutes past nine.</summary>
    private static SaidTime? Hours(Heard heard, int i, int at, out int end)
    {
        end = i;
        return HourAt(heard, at, out var and) is { } first && heard.Is(and, SenseKind.And)
            && Clocks.Read(heard, at, out var merged) is { Grain: Grain.Minute } && merged > and + 1 && !heard.Is(merged, SenseKind.And)
            && Point(heard, and + 1, true, out end)?.AsClock() is { Bare: null, Clock: not null } second
            ? new(new(null, first, null), second, Open.Neither, i, end) : null;
    }

    private static Clock? HourAt(Heard heard, int i, out int end)
    {
        var at = i;
        while (at < i + 3 && (heard.Is(at, At) || heard.Is(at, AtHour) || heard.Is(at, The)) && heard.Amount(at) is null)
            at++;
        end = at + 1;
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

    private static bool IsSeparator(Heard heard, int i, bool between) => heard.Is(i, To) || heard.Is(i, Until)
        || heard.Is(i, '-') || heard.Is(i, '~') || heard.Is(i, FromBehind) || (between && heard.Is(i, And));

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
            Inclusive = heard.Is(at, FromBehind)
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
