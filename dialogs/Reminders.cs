namespace BotApp.Dialogs;

/// <summary>A message to come: not before <paramref name="Due"/>, and not at all after <paramref name="NotAfter"/>.</summary>
/// <param name="Kind">Which sentence is to be said, <c>remind.KIND</c>: <c>bring</c>, <c>day</c>, <c>morning</c>.</param>
public sealed record Reminder(string Kind, DateTimeOffset Due, DateTimeOffset NotAfter);

/// <summary>
/// When a person is reminded of an appointment: what to bring two days before, once the day before, once before they set
/// out. Only while the recipient is awake, 8:00 to 21:00; what would fall outside moves earlier, never later.
/// </summary>
public static class Reminders
{
    public const string Bring = "bring";
    public const string DayBefore = "day";
    public const string Morning = "morning";

    private static readonly TimeOnly Wakes = new(8, 0);
    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeOnly Sleeps = new(21, 0);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromHours(2);
    private static readonly TimeSpan JustTold = TimeSpan.FromHours(1);

    /// <param name="zone">Where the recipient lives, which need not be where the office is.</param>
    /// <returns>Soonest first; those that would come in the past or within the hour are left out.</returns>
    public static IReadOnlyList<Reminder> Plan(DateTimeOffset start, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        var before = local - OnTheWay;
        IEnumerable<Reminder> all =
        [
            At(Bring, day.AddDays(-2).ToDateTime(new(10, 0)), start, zone),
            At(DayBefore, day.AddDays(-1).ToDateTime(new(10, 0)), start, zone),
            At(Morning, Awake(before), start, zone),
        ];
        return [.. all.Where(reminder => reminder.Due >= now + JustTold).OrderBy(reminder => reminder.Due)];
    }

    /// <summary>When a phone may ring: now, or the next morning of whoever lives there.</summary>
    public static DateTimeOffset MayRing(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var (day, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return clock < Wakes ? Instant(day.ToDateTime(Wakes), zone)
            : clock >= Sleeps ? Instant(day.AddDays(1).ToDateTime(Wakes), zone)
            : now;
    }

    private static DateTime Awake(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return time < Wakes ? day.AddDays(-1).ToDateTime(Evening)
            : time > Evening ? day.ToDateTime(Evening)
            : local;
    }

    private static Reminder At(string kind, DateTime due, DateTimeOffset start, TimeZoneInfo zone)
    {
        var sleeps = Instant(DateOnly.FromDateTime(due).ToDateTime(Sleeps), zone);
        return new(kind, Instant(due, zone), sleeps < start ? sleeps : start);
    }

    // Clocks change at night, so no hour between waking and sleeping is skipped; of a doubled one either will do.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
