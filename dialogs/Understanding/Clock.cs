namespace BotApp.Dialogs.Understanding;

/// <summary>How plainly a number is a time of day: "10", "at 10", "10:15".</summary>
internal enum Plain { Bare, Led, Sure }

/// <summary>A time of day as it was said.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Settled">Morning or afternoon is known: am, pm, or an hour past 12.</param>
internal sealed record Clock(int Hour, int Minute, Grain Grain, bool Settled, Plain Plain, int Second = 0)
{
    /// <summary>Said by the clock of 24 hours: "17h", "23:00".</summary>
    public bool IsFull { get; init; }

    /// <summary>"02:00": who writes the zero means the morning.</summary>
    public bool IsPadded { get; init; }

    public TimeSpan Time => new(Hour % 24, Minute, Second);

    public static Clock Of(int hour, int minute, bool minuteSaid, Plain plain) => minute < 0
        ? new((hour + 23) % 24 is var before
        && hour == 1 ? 12 : before, minute + 60, Grain.Minute, hour is 0 or > 13, plain)
        : new(hour, minute, minuteSaid ? Grain.Minute
        : Grain.Hour, hour is 0 or > 12, plain)
        { IsFull = hour is 0 or > 12 };

    public Clock In(bool afternoon) => Hour > 12 ? this with { Settled = true }
        : this with { Hour = Hour % 12 + (afternoon ? 12 : 0), Settled = true };

    /// <summary>"Three in the afternoon": the half of the day in which the hour falls into the part.</summary>
    public Clock In(DayPart part)
    {
        if (Settled)
            return this;
        if (part.To <= 12)
            return In(afternoon: false);
        var (best, least) = (0, int.MaxValue);
        for (var hour = Hour % 12 + (part.From >= 12 ? 12 : 0); hour < 36; hour += 12)
            if ((hour < part.From ? part.From - hour : hour > part.To ? hour - part.To : 0) is var far && far < least)
                (best, least) = (hour, far);
        return this with { Hour = best % 24, Settled = true };
    }
}

/// <summary>Morning, afternoon: hours from and to, past 24 where it runs into the next day.</summary>
internal sealed record DayPart(int From, int To);
