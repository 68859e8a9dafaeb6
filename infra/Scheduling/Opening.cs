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
        var offices = await OfficeTable.AllAsync(session);
        var known = (await session.QueryAsync(
            "SELECT office, date FROM days WHERE date >= $1", static row => (row.GetString(0), row.GetString(1)),
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1))).ToHashSet();
        var missing = offices.SelectMany(Window).Where(day => !known.Contains((day.Office.Code, $"{day.Date:O}"))).ToList();
        await session.LoadAsync("days", ["office", "date", "opens", "closes", "closure"], missing.Select(static object?[] (day) =>
            [day.Office.Code, day.Date, day.Opens, day.Closes, day.Closure]));
        await session.LoadAsync("slots", ["office", "start", "capacity"], missing.SelectMany(Slots));
        return missing.Count;
    }

    private IEnumerable<Day> Window(OfficeRow office)
    {
        var today = LocalTime.Day(clock.GetUtcNow(), LocalTime.Zone(office.Zone));
        return Enumerable.Range(0, Times.Window(booking.Value, office) + 1)
            .Select(ahead => new Day(office, today.AddDays(ahead), ClosureOf(office, today.AddDays(ahead))));
    }

    private IEnumerable<object?[]> Slots(Day day)
    {
        if (day is not { Opens: { } from, Closes: { } to })
            yield break;
        foreach (var start in LocalTime.Quarters(day.Date, from, to, LocalTime.Zone(day.Office.Zone)))
            if (Capacity(day.Office, start) is > 0 and var capacity)
                yield return [day.Office.Code, start, capacity];
    }

    private sealed record Day(OfficeRow Office, DateOnly Date, string Closure)
    {
        public long? Opens => Closure is "open" ? Office.Opens : null;
        public long? Closes => Closure is "open" ? Office.Closes : null;
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
