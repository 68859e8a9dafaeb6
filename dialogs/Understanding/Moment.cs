namespace BotApp.Dialogs.Understanding;

/// <summary>Day, time and part of the day that belong together; what was not said is null.</summary>
internal sealed record Moment(Day? Day, Clock? Clock, DayPart? Part)
{
    /// <summary>A number with nothing beside it: an hour or a day by what it stands with.</summary>
    public int? Bare { get; init; }

    /// <summary>"The same day".</summary>
    public bool Same { get; init; }

    /// <summary>"Tomorrow at 4": the day was said first, so it belongs to this time and not to another before it.</summary>
    public bool DayFirst { get; init; }

    public bool HasTime => Clock is not null || Part is not null || Day is { Timed: true };

    public Moment On(Day? day) => day is null ? this
        : Day is null ? this with { Day = day }
        : day.With(Day) is { } both ? this with { Day = both } : this;

    public Moment AsClock() => Bare is { } hour && Clock is null && hour <= 24
        ? this with { Clock = Understanding.Clock.Of(hour, 0, false, Plain.Led), Bare = null } : this;

    public Moment AsDay(Day like) => Bare is { } number && Day is null && number is > 0 and <= 31
        ? this with { Day = Like(number, like), Bare = null } : this;

    /// <summary>A day of the month that another day is in.</summary>
    public static Day Like(int number, Day like) => like.Start is { } start
        ? new() { Number = number, Month = start.Month, Year = start.Year }
        : new() { Number = number, Month = like.Month, Year = like.Year };
}
