namespace BotApp.Dialogs.Understanding;

/// <summary>What was said of a day or a longer span. Zero: nothing was said of it.</summary>
internal sealed record Day
{
    public int Year { get; init; }
    public int Month { get; init; }
    public int Number { get; init; }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public int Weekday { get; init; }

    /// <summary>"The second Monday", "the last day": which of the weekday or unit; -1 the last.</summary>
    public int Nth { get; init; }
    public Grain NthOf { get; init; } = Grain.Year;     // Quarter for weekends

    /// <summary>The week of a weekday: 0 this, 1 next, -1 last.</summary>
    public int? Weeks { get; init; }

    /// <summary>Already counted out: "tomorrow", "next week", "in two hours".</summary>
    public DateTime? Start { get; init; }
    public DateTime? End { get; init; }
    public Grain Grain { get; init; } = Grain.Day;
    public bool Timed { get; init; }

    /// <summary>What it was counted in: "Thursday" with "in two weeks" is the Thursday of that week.</summary>
    public Grain? By { get; init; }

    public bool Every { get; init; }

    /// <summary>Only a number: a day of the month if nothing speaks against it.</summary>
    public bool Bare { get; init; }

    /// <summary>The same words read otherwise: figures in the other order, "within a week" as its last day.</summary>
    public Day? Other { get; init; }

    public bool IsSpan => Start is not null && Grain > Grain.Day && !Timed;

    /// <summary>"Now", "as soon as possible".</summary>
    public bool IsNow => Timed && Grain == Grain.Second;

    public static Day At(DateTime start, Grain grain = Grain.Day, DateTime? end = null) =>
        new() { Start = start, Grain = grain, End = end };

    /// <summary>
    /// What both say together ("Tuesday" and "next week", "the 15th" and "July"); null where they do not fit.
    /// </summary>
    public Day? With(Day other)
    {
        if (Start is { } one && other.Start is { } two)
            return one.Date != two.Date ? null      // today, in two hours
                : this is { Grain: Grain.Day, End: null, Timed: false } && other.Timed ? other
                : other is { Grain: Grain.Day, End: null, Timed: false } && Timed ? this : null;
        if (Start is not null)
            return other.Within(this);
        if (other.Start is not null)
            return Within(other);
        if (Year * other.Year + Month * other.Month + Number * other.Number + Weekday * other.Weekday > 0
            || (Weekday > 0 && Nth == 0 && other is { Number: 0, Nth: 0 })
            || (other.Weekday > 0 && other.Nth == 0 && this is { Number: 0, Nth: 0 }))
            return null;
        return this with
        {
            Year = Year + other.Year,
            Month = Month + other.Month,
            Number = Number + other.Number,
            Weekday = Weekday + other.Weekday,
            Nth = Nth + other.Nth,
            NthOf = Nth != 0 ? NthOf : other.NthOf,
            Bare = false,
            Weeks = null,
            Other = Merged(Other, other) ?? Merged(other.Other, this),
        };
    }

    private static Day? Merged(Day? alternative, Day other) =>
        alternative is null ? null : alternative.With(other with { Other = null });

    /// <summary>A partial day inside a span that has been counted out.</summary>
    private Day? Within(Day span)
    {
        var start = span.Start!.Value;
        if (Every)
            return null;
        if (Nth != 0)
            return Almanac.Nth(this, start, span) is { } nth ? Almanac.Filled(this, nth) : null;
        return span.Grain switch
        {
            Grain.Week when Weekday > 0 && Number == 0 => At(start.AddDays(Weekday - 1)),
            Grain.Month when Number > 0 && Month == 0 && Number <= DateTime.DaysInMonth(start.Year, start.Month)
                => At(new(start.Year, start.Month, Number)),
            Grain.Year when Month > 0 => this with { Year = start.Year, Other = null },
            Grain.Day when Weekday > 0 && Number == 0 && span is { By: Grain.Week, End: null }
                => At(Almanac.Monday(start).AddDays(Weekday - 1)),
            Grain.Day when Weekday > 0 && Number == 0 && span is { By: > Grain.Week, End: null }
                => At(start.AddDays((Weekday - Almanac.Weekday(start) + 7) % 7)),
            Grain.Day when Month > 0 && Number == 0 && span.By == Grain.Year => this with { Year = start.Year, Other = null },
            Grain.Day when Weekday == Almanac.Weekday(start) && span.End is null && !span.Timed => span,
            _ => null,
        };
    }
}
