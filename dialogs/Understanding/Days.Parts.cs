using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>A part of something longer: "mid March", "the end of next week", "the week of March 4".</summary>
internal static partial class Days
{
    /// <summary>"5월 중순", "三月底": the part of the month stands behind it.</summary>
    private static Day Ended(Heard heard, Day day, ref int end)
    {
        var which = Third(heard, end);
        if (which is < 0 or 3 || heard.Tokens[heard.Atoms[end].From].Kind != TokenKind.Character
            || Resolve.Days(day, heard.Listening) is not [{ Grain: > Grain.Day } span, ..])
            return day;
        end++;
        return Thirds(heard, span, which);
    }

    /// <summary>"The week of March 4", "mid March", "rest of the week", "end of next month".</summary>
    private static Day? Parts(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (heard.Is(at, WeekOf) && (Read(heard, heard.Skip(at + 1, Of, On), out end) ?? Alone(heard,
            heard.Skip(at + 1, Of, The), out end)) is { } inside
            && Resolve.Days(inside, heard.Listening) is [var first, ..])
            return WeekWith(first.Start);
        if (heard.Is(at, Unit, out var unit) && unit.A == (long)Grain.Week && heard.Skip(at + 1, Of) is var of
            && of > at + 1
            && (Read(heard, of, out end) ?? Alone(heard, heard.Skip(of, The), out end)) is { IsSpan: false } dated
            && (dated.Number > 0 || dated.Start is not null)
            && Resolve.Days(dated, heard.Listening) is [{ Grain: Grain.Day } day, ..])
            return WeekWith(day.Start);
        if (heard.Is(at, Unit, out unit) && (Grain)unit.A >= Grain.Week && Third(heard, at + 1) is >= 0 and < 3 and var last
            && !heard.Spaced(at + 1) && heard.Tokens[heard.Atoms[at + 1].From].Kind == TokenKind.Character)
        {
            end = at + 2;                               // 月底, 월말
            return Thirds(heard, new(Almanac.Floor(heard.Now, (Grain)unit.A), null, (Grain)unit.A), last);
        }
        var which = Third(heard, at);
        if (which < 0)
            return null;
        var next = heard.Skip(heard.Is(at + 1, '-') && !heard.Spaced(at + 1) ? at + 2 : at + 1, Of, Around);
        if (Span(heard, next, out end) is not { } span)
        {
            end = i;
            return null;
        }
        return Thirds(heard, span, which);
    }

    /// <summary>Who names a week by a Sunday means the one that begins then.</summary>
    private static Day WeekWith(DateTime day) => Day.At(Almanac.Monday(day.AddDays(1)), Grain.Week);

    private static int Third(Heard heard, int at) => heard.Is(at, Begin)
        || heard.Is(at, Early) ? 0 : heard.Is(at, Middle) ? 1
        : heard.Is(at, SenseKind.End) || heard.Is(at, Late) ? 2 : heard.Is(at, Rest) ? 3 : -1;

    private static Day Thirds(Heard heard, Found span, int which)
    {
        var (from, to) = (span.Start, Almanac.End(span.Start, span.End, span.Grain));
        var third = Math.Max(1, (int)((to - from).TotalDays / 3));
        return span.Grain == Grain.Week && which == 2 ? Day.At(from.AddDays(4), Grain.Day, to)
            : span.Grain == Grain.Week && which == 0 ? Day.At(from, Grain.Day, from.AddDays(3))
            : span.Grain == Grain.Month
            && which < 3 ? Day.At(from.AddDays(10 * which), Grain.Day, which == 2 ? to : from.AddDays(10 * which + 10))
            : Day.At(which switch
            {
                0 => from,
                1 => from.AddDays(third),
                2 => from.AddDays(2 * third),
                _ =>
            heard.Now.Date
            },
                Grain.Day, which switch { 0 => from.AddDays(third), 1 => from.AddDays(2 * third), _ => to });
    }

    private static Day? Alone(Heard heard, int i, out int end)
    {
        end = i + 1;
        return heard.Amount(i) is { } amount && amount.Within(1, 31) ? new() { Number = amount.Int } : null;
    }

    private static Found? Span(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The);
        if (heard.Is(at, BeforeMonth) && heard.Amount(at + 1) is not null && Figures.Read(heard, at, out end) is { Month: > 0, Number: 0 } figured)
            return Resolve.Days(figured, heard.Listening) is [var whole, ..] ? whole : null;     // giữa tháng tư
        if (heard.Is(at, Unit, out var unit) && (Grain)unit.A == Grain.Month && heard.Is(at + 1, Month))
            return Span(heard, at + 1, out end);        // في أواخر شهر مارس
        if (heard.Is(at, Unit, out unit) && (Grain)unit.A > Grain.Day)
        {
            end = at + 1;
            if (Chosen(heard, at, out var more) is { } chosen)
            {
                end = more;
                return Resolve.Days(chosen, heard.Listening) is [var span, ..] ? span : null;
            }
            return new(Almanac.Floor(heard.Now, (Grain)unit.A), null, (Grain)unit.A);
        }
        return (Chosen(heard, i, out end) ?? Named(heard, i, out end)) is { } day
            && Resolve.Days(day, heard.Listening) is [var found, ..] && found.Grain > Grain.Day ? found : null;
    }
}
