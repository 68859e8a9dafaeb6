using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Reads counted times: "in two weeks", "dentro de 3 días", "3天后", "two days before July 4th", "hace una hora".
/// </summary>
internal static class Counts
{
    public static Day? Read(Heard heard, int i, out int end)
    {
        if (Weekdays(heard, i, out end) is { } weekdays)
            return weekdays;
        end = i;
        var at = heard.Is(i, In) ? i : heard.Skip(i, Around, Filler);
        var (into, ago, within, after) = (heard.Is(at, In), heard.Is(at, Ago), heard.Is(at, Within), heard.Is(at,
            After));
        if (into || ago || within || after)
            at = heard.Skip(at + 1, Around);
        var hour = ((into || after) && heard.Is(at - 1, After) || ago && heard.Is(at - 1, Before))
            && heard.Amount(at) is not null && heard.Is(at + 1, MarkHour);
        var length = Length(heard, at, heard.Is(at, Unit) && heard.Is(at + 1, After) && heard.Is(at + 2, SenseKind.Day) || into || ago || after || within || heard.Is(at, The)
            || heard.Is(at + 1, Later) || heard.Is(at + 1, Ago), out var behind);
        if (length is not { Count: > 0 } spans)
            return null;
        at = heard.Skip(behind, Of);
        if (hour && !heard.Is(at, Later))
            return null;                                // "après 16h"
        if (into && heard.Is(behind, Next) && !heard.Is(behind, Later) && !heard.Is(behind, After))
            return null;                                // en los 2 días siguientes
        if (!ago && Anchored(heard, at, spans, out end) is { } counted)
            return counted;
        if (!ago && heard.Is(at, WithinBehind))
            return Take(at + 1, Span(heard.Now, spans), out end);
        if (within && !into)
            return Take(behind, Span(heard.Now, spans), out end);
        if (heard.Is(at, Later) || heard.Is(at, Ago))
            return Take(at + 1, heard.Is(at, Ago) && !heard.Is(at, Later) ? From(heard.Now, spans, -1)
                : Ahead(heard.Now, spans), out end);
        if (heard.Is(at, AfterBehind) && !into)
            return Take(at + 1, Ahead(heard.Now, spans), out end);
        if (heard.Is(at, BeforeBehind) && !into)
            return Take(at + 1, From(heard.Now, spans, -1), out end);
        end = behind;
        return into || after ? Ahead(heard.Now, spans) : ago ? From(heard.Now, spans, -1) : null;
    }

    /// <summary>"Three Fridays from now".</summary>
    private static Day? Weekdays(Heard heard, int i, out int end)
    {
        end = i + 3;
        var at = heard.Is(i, In) ? i + 1 : i;
        if (heard.Amount(at) is not { Ordinal: false } amount || !amount.Within(1, 60)
            || !(heard.Is(at + 1, Weekday, out var weekday) || heard.Is(at + 1, Mondays, out weekday))
            || heard.Is(at + 1, Unit) || !(heard.Is(at + 2, Later) || at > i))
            return null;
        end = heard.Is(at + 2, Later) ? at + 3 : at + 2;
        var ahead = ((int)weekday.A - Almanac.Weekday(heard.Now) + 6) % 7 + 1;
        return Day.At(heard.Now.Date.AddDays(ahead + 7 * (amount.Int - 1)));
    }

    /// <summary>"Two days before July 4th", "three days after Easter", "a week from Monday".</summary>
    private static Day? Anchored(Heard heard, int at, List<(decimal Count, Grain Unit)> spans, out int end)
    {
        end = at;
        if (Glued(heard, at) is { } glued && From(heard.Now.Date.AddDays(glued), spans, 1) is { } beyond)
            return Take(at + 1, beyond, out end);
        if (spans is [(_, Grain.Week)] && Since(heard, at, out end) is { } since && From(since, spans, 1) is { } weeks)
            return weeks;
        end = at;
        var sign = heard.Is(at, After) || heard.Is(at, SenseKind.From) ? 1 : heard.Is(at, Before)
            || heard.Is(at, Till) && !heard.Is(at, To) ? -1 : 0;
        if (sign == 0 || Moments.Read(heard, at + 1, out var after) is not { } moment
            || Readings.Points(moment, heard.Listening) is not [var first, ..]
            || From(first.Start, spans, sign) is not { } counted)
            return null;
        end = after;
        return !first.HasTime || counted.Timed
            ? counted with { Other = counted.Timed ? null : new() { Start = counted.Start, Grain = Grain.Hour, Timed = true } }
            : counted with { Start = counted.Start + first.Start.TimeOfDay, Timed = true, Grain = Grain.Minute };
    }

    /// <summary>"A week on Thursday", "a fortnight tomorrow".</summary>
    private static DateTime? Since(Heard heard, int at, out int end)
    {
        var day = heard.Is(at, On) ? at + 1 : at;
        end = day + 1;
        return heard.Is(day, SenseKind.Day, out var relative) ? heard.Now.Date.AddDays(relative.A)
            : day > at && heard.Is(day, Weekday, out var weekday)
                ? heard.Now.Date.AddDays((weekday.A - Almanac.Weekday(heard.Now) + 6) % 7 + 1) : null;
    }

    /// <summary>"Deux jours après demain": behind a length that is after tomorrow, not the day after it.</summary>
    private static double? Glued(Heard heard, int at) =>
        heard.Is(at, SenseKind.Day, out var day) && day.A > 1 && heard.Atoms[at] is { } atom && atom.To > atom.From + 1
        && Array.Exists(heard.TimeWords.Words.MatchWord(heard.Tokens[atom.From].Fold), static sense => sense.Kind == After)
            ? day.A - 1 : null;

    private static Day? From(DateTime start, List<(decimal Count, Grain Unit)> spans, int sign)
    {
        DateTime? at = start;
        foreach (var (count, unit) in spans)
            at = at is null ? null : Almanac.Add(at.Value, sign * count, unit);
        if (at is null)
            return null;
        var timed = spans.Exists(span => span.Unit < Grain.Day);
        return timed ? new() { Start = at, Grain = Grain.Minute, Timed = true }
            : Day.At(at.Value.Date) with { By = spans[^1].Unit };
    }

    /// <summary>
    /// "In three days": that day, else so many hours from now; "in a month": that day, else that month; "in two hours":
    /// that moment, else all the time until then.
    /// </summary>
    private static Day? Ahead(DateTime now, List<(decimal Count, Grain Unit)> spans)
    {
        if (From(now, spans, 1) is not { Start: { } start } day)
            return null;
        var other = day.Timed ? day with { Start = now, End = start }
            : spans.Exists(static span => span.Unit >= Grain.Month) ? Day.At(Almanac.Floor(start, Grain.Month), Grain.Month)
            : new() { Start = start.AddHours(now.Hour), Grain = Grain.Hour, Timed = true };
        return day with { Other = other };
    }

    /// <summary>"Within five days", "3일 이내"; or the end of them.</summary>
    public static Day? Span(DateTime now, List<(decimal Count, Grain Unit)> spans)
    {
        if (From(now, spans, 1) is not { } end)
            return null;
        return end with { Start = end.Timed ? now : now.Date, End = end.Start, Other = end };
    }

    /// <summary>"3 weeks and 2 days", "an hour and a half", "half an hour", "1.5 days".</summary>
    public static List<(decimal Count, Grain Unit)>? Length(Heard heard, int i, bool one, out int end)
    {
        end = i;
        List<(decimal, Grain)>? spans = null;
        for (var at = i; spans is null || spans.Count < 3;)
        {
            if (One(heard, at, one || spans is not null, out var after) is not { } span)
                break;
            (spans ??= []).Add(span);
            end = after;
            at = heard.Is(after, And) || heard.Is(after, ',') ? after + 1 : after;
            if (at > after && !heard.Is(at, Unit) && heard.Amount(at) is null && !heard.Is(at, The))
                break;
        }
        return spans;
    }

    private static (decimal, Grain)? One(Heard heard, int i, bool one, out int end)
    {
        end = i;
        var at = heard.Is(i, Unit) ? i : heard.Skip(i, The, Filler);
        if (heard.Is(at, Fraction, out var fraction) && (heard.Amount(at) is null || heard.Is(at + 1, Unit) || heard.Is(at + 1, '-') && heard.Is(at + 2, Unit)))
        {
            var unitAt = heard.Skip(heard.Is(at + 1, '-') && !heard.Spaced(at + 1) ? at + 2 : at + 1, The, Of);
            return Measured(heard, unitAt, (decimal)fraction.A / fraction.B, out end);
        }
        if (heard.Amount(at) is not { Ordinal: false, Value: < 1_000_000 } amount)
            return one && heard.Is(at, Unit) && !heard.Is(at, Weekday) && Choiceless(heard, at) ? Measured(heard, at, 1, out end) : null;
        var (count, next) = (amount.Value, at + 1);
        if ((heard.Is(next, '.') || heard.Is(next, ',')) && !heard.Spaced(next) && !heard.Spaced(next + 1)
            && heard.Amount(next + 1) is { Digits: 1 or 2 } decimals)
            (count, next) = (count + decimals.Value / (decimals.Digits == 1 ? 10 : 100), next + 2);
        else if (heard.Is(next, And) && heard.Is(heard.Skip(next + 1, The), Fraction, out var rest)
            && heard.Is(heard.Skip(next + 1, The) + 1, Unit))
            (count, next) = (count + (decimal)rest.A / rest.B, heard.Skip(next + 1, The) + 1);
        else if (Part(heard, next, amount, out var unitAfter) is { } part)
            (count, next) = (part, unitAfter);
        if (!heard.Is(next, Unit))
            next = heard.Is(next + 1, Unit) && heard.IsFiller(next) ? next + 1 : heard.Skip(next, Of, Filler);
        return Measured(heard, next, count, out end);
    }

    /// <summary>"Une demi-heure" is half of one, "一个半小时" one and a half.</summary>
    private static decimal? Part(Heard heard, int i, Amount amount, out int unit)
    {
        var at = heard.Is(i, Fraction) ? i : i + 1;
        unit = heard.Is(at + 1, '-') && !heard.Spaced(at + 1) ? at + 2 : at + 1;
        if (!heard.Is(at, Fraction, out var part) || !heard.Is(unit, Unit) || heard.Amount(i) is not null && at > i
            || at > i && heard.Is(i, And))
            return null;
        return at > i ? amount.Value + (decimal)part.A / part.B
            : amount is { Value: 1, Digits: 0 } ? (decimal)part.A / part.B : null;
    }

    private static bool Choiceless(Heard heard, int at) => !heard.Is(at + 1, Next) && !heard.Is(at + 1, Last)
        && !heard.Is(at + 1, This);

    private static (decimal, Grain)? Measured(Heard heard, int i, decimal count, out int end)
    {
        end = i + 1;
        if (!heard.Is(i, Unit, out var unit))
            return null;
        if (heard.Is(end, And) && heard.Is(heard.Skip(end + 1, The), Fraction, out var half))
        {
            count += (decimal)half.A / half.B;          // an hour and a half
            end = heard.Skip(end + 1, The) + 1;
        }
        else if (heard.Is(end, Fraction, out var bare) && bare.B == 2 && !heard.Is(end + 1, Unit))
        {
            count += 0.5m;
            end++;
        }
        return (count * unit.B, (Grain)unit.A);
    }

    private static Day? Take(int after, Day? day, out int end)
    {
        end = after;
        return day;
    }
}
