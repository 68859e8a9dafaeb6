using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>The days and times a person would like and those refused, local to the office. Nothing wanted: any time.</summary>
public sealed record Wish(IReadOnlyList<Stretch> Wanted, IReadOnlyList<Stretch> Refused)
{
    public static Wish Any { get; } = new([], []);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAny => Wanted.Count == 0 && Refused.Count == 0;

    /// <summary>All days that are wanted are past.</summary>
    public bool IsPast(DateOnly today) => Wanted.Count > 0 && Wanted.All(stretch => stretch.To < today);

    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(this, ConversationJson.Default.Wish);

    /// <exception cref="System.Text.Json.JsonException">Not a wish.</exception>
    public static Wish FromJson(string json) =>
        System.Text.Json.JsonSerializer.Deserialize(json, ConversationJson.Default.Wish) ?? Any;

    /// <summary>A clock time was named, not only a part of the day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool NamesMoment => Wanted.Any(stretch => stretch.Exact);

    public bool Fits(DateTime local) => (Wanted.Count == 0 || Among(Wanted, local)) && !Refuses(local);

    public bool Refuses(DateTime local) => Among(Refused, local);

    /// <summary>Another day may do, but not another hour of it; where no hour was named, any will.</summary>
    public bool FitsHour(DateTime local) => Wanted.Count == 0 || Wanted.Any(stretch => stretch.HoldsHour(TimeOnly.FromDateTime(local)));

    /// <summary>Minutes from the nearest moment wanted: 0 where it fits.</summary>
    public double Away(DateTime local) => Wanted.Count == 0 ? 0 : Wanted.Min(stretch => stretch.Away(local));

    /// <summary>What is new goes first: a new day keeps the hours wished for, a new time keeps the days.</summary>
    public Wish Then(Wish later)
    {
        if (later.Wanted.Count == 0)
            return new(Wanted, [.. Refused, .. later.Refused]);
        var newDays = later.Wanted.Any(stretch => stretch.HasDay);
        var newTimes = later.Wanted.Any(stretch => stretch.HasTime);
        IReadOnlyList<Stretch> wanted = (newDays, newTimes) switch
        {
            (true, false) when Wanted.Any(old => old.HasTime) =>
                [.. later.Wanted.SelectMany(_ => Wanted.Where(old => old.HasTime), (day, old) => day.At(old)).Distinct()],
            (false, true) when Wanted.Any(old => old.HasDay) =>
                [.. Wanted.Where(old => old.HasDay).SelectMany(_ => later.Wanted, (old, time) => old.At(time)).Distinct()],
            _ => later.Wanted,
        };
        return new(wanted, later.Refused);
    }

    // A loop and no closure: this runs for every open time of an office.
    static bool Among(IReadOnlyList<Stretch> stretches, DateTime local)
    {
        for (var at = 0; at < stretches.Count; at++)
            if (stretches[at].Holds(local))
                return true;
        return false;
    }

    public static Wish Read(IReadOnlyList<Mention> mentions, DateOnly? sameDay = null)
    {
        // "As soon as possible" leaves all times open; "the same day" says nothing where no appointment is spoken of.
        var stretches = mentions.Where(mention => !IsNow(mention)).Select(mention => (mention.Refused, Stretch: Stretch.Of(mention, sameDay)))
            .Where(one => one.Stretch.HasDay || one.Stretch.HasTime).ToList();
        return new(
            Crossed([.. stretches.Where(one => !one.Refused).Select(one => one.Stretch)]),
            [.. stretches.Where(one => one.Refused).Select(one => one.Stretch)]);
    }

    internal static bool IsNow(Mention mention) => mention.Readings[0] is { Grain: Grain.Second, End: null };

    /// <summary>"Monday or Tuesday, in the morning": a time without a day belongs to the days beside it.</summary>
    static IReadOnlyList<Stretch> Crossed(IReadOnlyList<Stretch> all)
    {
        var bare = all.Where(stretch => stretch is { HasDay: true, HasTime: false }).ToList();
        var times = all.Where(stretch => !stretch.HasDay).ToList();
        return bare.Count == 0 || times.Count == 0
            ? all
            : [.. all.Where(stretch => stretch is { HasDay: true, HasTime: true }),
               .. bare.SelectMany(_ => times, (day, time) => day.At(time))];
    }
}

/// <summary>Days from-to (inclusive) or a weekday in every week, and hours in each of them (half open).</summary>
/// <param name="Exact">"At 10:15": <paramref name="After"/> is the moment itself.</param>
public sealed record Stretch(
    DateOnly? From = null, DateOnly? To = null, DayOfWeek? Weekday = null,
    TimeOnly? After = null, TimeOnly? Before = null, bool Exact = false)
{
    const double Day = 24 * 60;

    public bool HasDay => From is not null || To is not null || Weekday is not null;
    public bool HasTime => After is not null || Before is not null;

    public bool Holds(DateTime local) => Away(local) == 0;

    public bool HoldsHour(TimeOnly clock) => Minutes(clock) == 0;

    public Stretch At(Stretch time) => this with { After = time.After, Before = time.Before, Exact = time.Exact };

    public double Away(DateTime local)
    {
        var (day, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var days = From > day ? From.Value.DayNumber - day.DayNumber : To < day ? day.DayNumber - To.Value.DayNumber : 0;
        if (Weekday is { } weekday && weekday != day.DayOfWeek)
            days += Math.Min((weekday - day.DayOfWeek + 7) % 7, (day.DayOfWeek - weekday + 7) % 7);
        return days * Day + Minutes(clock);
    }

    double Minutes(TimeOnly clock)
    {
        if (Exact)
            return Math.Abs((clock - After!.Value).TotalMinutes) is var off && off > Day / 2 ? Day - off : off;
        if (After is { } after && clock < after)
            return (after - clock).TotalMinutes;
        return Before is { } before && clock >= before ? (clock - before).TotalMinutes + 1 : 0;
    }

    internal static Stretch Of(Mention mention, DateOnly? sameDay)
    {
        var reading = mention.Readings[0];
        var stretch = reading.Every
            ? new Stretch(Weekday: reading.Start.DayOfWeek)
            : reading.HasDay ? Days(reading) : new Stretch();
        if (mention.SameDay && sameDay is { } day)
            stretch = stretch with { From = day, To = day };
        return reading.HasTime ? Hours(stretch, reading) : stretch;
    }

    static Stretch Days(Reading reading)
    {
        var first = DateOnly.FromDateTime(reading.Start);
        return reading switch
        {
            { HasTime: true } => new(first, first),
            { Open: Open.After } => new(From: first),
            { Open: Open.Before } => new(To: DateOnly.FromDateTime(reading.End ?? reading.Start).AddDays(-1)),
            { End: { } end } => new(first, DateOnly.FromDateTime(end).AddDays(-1)),
            { Grain: Grain.Week } => new(first, first.AddDays(6)),
            { Grain: Grain.Month } => new(first, first.AddMonths(1).AddDays(-1)),
            { Grain: Grain.Quarter } => new(first, first.AddMonths(3).AddDays(-1)),
            { Grain: Grain.Year } => new(first, first.AddYears(1).AddDays(-1)),
            _ => new(first, first),
        };
    }

    static Stretch Hours(Stretch days, Reading reading) => reading switch
    {
        { Open: Open.After } => days with { After = TimeOnly.FromDateTime(reading.Start) },
        { Open: Open.Before } => days with { Before = TimeOnly.FromDateTime(reading.End ?? reading.Start) },
        { End: { } end } when end.Date == reading.Start.Date =>
            days with { After = TimeOnly.FromDateTime(reading.Start), Before = TimeOnly.FromDateTime(end) },
        { End: not null } => days with { After = TimeOnly.FromDateTime(reading.Start) },
        _ => days with { After = TimeOnly.FromDateTime(reading.Start), Exact = true },
    };
}
