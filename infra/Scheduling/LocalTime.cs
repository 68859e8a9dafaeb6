namespace BotApp.Infra.Scheduling;

/// <summary>Clock time of an office to instants. A skipped hour begins where the clock goes on; of a doubled hour both count.</summary>
internal static class LocalTime
{
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    public static DateTimeOffset At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);

    public static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(At(instant, zone).DateTime);

    /// <summary>The quarters of an hour from opening to closing, however long the day really is.</summary>
    public static IEnumerable<DateTimeOffset> Quarters(DateOnly day, long opens, long closes, TimeZoneInfo zone)
    {
        var end = Resolve(day, closes, zone, first: false);
        for (var start = Resolve(day, opens, zone, first: true); start < end; start = start.AddMinutes(15))
            yield return At(start, zone);
    }

    public static TimeOnly? Clock(long? minutes) =>
        minutes is { } known ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(known)) : null;

    /// <summary>Where the day begins.</summary>
    public static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone) => Resolve(day, 0, zone, first: true);

    public static DateTimeOffset Resolve(DateOnly day, TimeOnly time, TimeZoneInfo zone) =>
        Resolve(day, (long)time.ToTimeSpan().TotalMinutes, zone, first: true);

    private static DateTimeOffset Resolve(DateOnly day, long minutes, TimeZoneInfo zone, bool first)
    {
        var local = day.ToDateTime(default).AddMinutes(minutes);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        if (!zone.IsAmbiguousTime(local))
            return new(local, zone.GetUtcOffset(local));
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return new(local, first ? offsets.Max() : offsets.Min());
    }
}
