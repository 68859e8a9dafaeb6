namespace BotApp.Dialogs;

/// <summary>The hours in which people may be spoken to, 8:00 to 21:00 where they live; a time to answer counts in them alone.</summary>
public static class Waking
{
    private static readonly TimeSpan Wakes = TimeSpan.FromHours(8);
    private static readonly TimeSpan Sleeps = TimeSpan.FromHours(21);

    /// <summary>The instant itself, or the next morning.</summary>
    public static DateTimeOffset From(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return local.TimeOfDay < Wakes ? Instant(local.Date + Wakes, zone)
            : local.TimeOfDay < Sleeps ? local
            : Instant(local.Date.AddDays(1) + Wakes, zone);
    }

    /// <summary>So long after, nights not counted: an hour from 20:30 is 8:30.</summary>
    public static DateTimeOffset After(DateTimeOffset instant, TimeSpan time, TimeZoneInfo zone)
    {
        var at = From(instant, zone);
        while (Instant(at.Date + Sleeps, zone) - at is var rest && time > rest)
        {
            time -= rest;
            at = Instant(at.Date.AddDays(1) + Wakes, zone);
        }
        return TimeZoneInfo.ConvertTime(at + time, zone);
    }

    // Clocks change at night: no hour between waking and sleeping is skipped or comes twice.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
