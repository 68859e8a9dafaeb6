using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Opens the days of the booking window at every office, by its usual hours; a job calls it each day, a start once. A day
/// that is there already, opened or closed by whomever, stays as it is.
/// </summary>
public sealed class Opening(
    Database database, TimeProvider clock, IOptions<BookingOptions> booking, IOptions<DemoOptions> demo)
{
    /// <returns>How many days were opened or marked as closed; none when all were there, or without <c>Demo:Enabled</c>.</returns>
    public Task<int> OpenDaysAsync(CancellationToken cancellation = default) => demo.Value.Enabled
        ? database.TransactAsync(OpenAllAsync, cancellation)
        : Task.FromResult(0);

    private async Task<int> OpenAllAsync(Session session)
    {
        var opened = 0;
        foreach (var office in await OfficeTable.AllAsync(session))
            opened += await OpenOfficeAsync(session, office);
        return opened;
    }

    private async Task<int> OpenOfficeAsync(Session session, OfficeRow office)
    {
        var zone = LocalTime.Zone(office.Zone);
        var today = LocalTime.Day(clock.GetUtcNow(), zone);
        var known = (await session.QueryAsync(
            "SELECT date FROM days WHERE office = $1 AND date >= $2", static row => DateOnly.ParseExact(row.GetString(0), "O"), office.Code, today))
            .ToHashSet();
        var missing = Enumerable.Range(0, booking.Value.WindowDays + 1).Select(today.AddDays)
            .Where(day => !known.Contains(day)).ToList();
        foreach (var day in missing)
            await OpenDayAsync(session, office, day, zone);
        return missing.Count;
    }

    private async Task OpenDayAsync(Session session, OfficeRow office, DateOnly day, TimeZoneInfo zone)
    {
        var closure = ClosureOf(office, day);
        var (opens, closes) = closure is "open" ? (office.Opens, office.Closes) : (null, null);
        await session.ExecuteAsync(
            "INSERT INTO days (office, date, opens, closes, closure) VALUES ($1, $2, $3, $4, $5)",
            office.Code, day, opens, closes, closure);
        if (opens is not { } from || closes is not { } to)
            return;
        foreach (var start in LocalTime.Quarters(day, from, to, zone))
            if (Capacity(office, start) is > 0 and var capacity)
                await session.ExecuteAsync(
                    "INSERT INTO slots (office, start, capacity, taken) VALUES ($1, $2, $3, 0)",
                    office.Code, start, capacity);
    }

    private static string ClosureOf(OfficeRow office, DateOnly day) =>
        FederalHolidays.Has(day) ? "holiday"
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !IsWorkday(office, day) ? "weekend"
        : !IsWorkday(office, day) || office.Opens is null ? "closed"
        : "open";

    private static bool IsWorkday(OfficeRow office, DateOnly day) =>
        office.Weekdays.Contains(day.DayOfWeek is DayOfWeek.Sunday ? '7' : (char)('0' + (int)day.DayOfWeek));

    /// <summary>One seat an officer; on a busy day a few half hours with one seat. The same each time, by office and date.</summary>
    private long Capacity(OfficeRow office, DateTimeOffset start)
    {
        var day = $"{office.Code} {start:yyyy-MM-dd}";
        return Percent(day) >= demo.Value.BusyDaysPercent ? office.Officers
            : Percent($"{day} {start.Hour * 2 + start.Minute / 30}") < demo.Value.BusySeatsPercent ? 1
            : 0;
    }

    /// <summary>FNV-1a with a last mixing: evenly spread, and the same on every machine.</summary>
    private static int Percent(string text)
    {
        var hash = text.Aggregate(2166136261u, static (hash, character) => (hash ^ character) * 16777619u);
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return (int)((hash ^ (hash >> 13)) % 100);
    }
}
