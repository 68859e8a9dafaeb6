using BotApp.Dialogs;

namespace BotApp.Infra.Scheduling;

/// <summary>The days of the booking window at an office, and on each the starts at which a visit fits.</summary>
internal static class Times
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public static async Task<Input> FindAsync(Occasion occasion, Effect.FindTimes find)
    {
        await Holds.DropExpiredAsync(occasion);
        return await LookAsync(occasion, find);
    }

    /// <summary>Changes nothing: what was held and has run out shows as taken until somebody drops it.</summary>
    public static async Task<Input> LookAsync(Occasion occasion, Effect.FindTimes find)
    {
        var (session, conversation, now, rules) = occasion;
        if (await OfficeTable.OneAsync(session, find.Office) is not { } office)
            return new Input.TimesFound([]);
        var zone = LocalTime.Zone(office.Zone);
        var today = LocalTime.Day(now, zone);
        var free = await session.QueryAsync(
            """
            SELECT start FROM slots WHERE office = $1 AND start >= $2 AND (taken < capacity
                OR start IN (SELECT start FROM seats WHERE hold = $3 AND office = $1)
                OR start IN (SELECT start FROM seats WHERE number = $4 AND office = $1))
            ORDER BY start
            """,
            static row => row.GetInt64(0), find.Office, now.AddMinutes(rules.LeadMinutes), conversation.Id, find.Moving);
        var starts = Fitting(free, find.Minutes)
            .Select(start => LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(start), zone))
            .ToLookup(start => DateOnly.FromDateTime(start.DateTime));
        var days = await DaysAsync(occasion, find.Office, today);
        return new Input.TimesFound([.. Enumerable.Range(0, rules.WindowDays + 1).Select(today.AddDays)
            .Select(date => Day(date, days, starts[date]))]);
    }

    /// <returns>The first day on which even the shortest visit fits; null when there is none in the window.</returns>
    public static async Task<DateOnly?> FirstOpenAsync(Occasion occasion, OfficeNear office)
    {
        var zone = LocalTime.Zone(office.Zone);
        var last = LocalTime.Day(occasion.Now, zone).AddDays(occasion.Rules.WindowDays);
        var start = await occasion.Session.NumberAsync(
            "SELECT start FROM slots WHERE office = $1 AND start >= $2 AND taken < capacity ORDER BY start LIMIT 1",
            office.Code, occasion.Now.AddMinutes(occasion.Rules.LeadMinutes));
        var day = LocalTime.Day(DateTimeOffset.FromUnixTimeSeconds(start), zone);
        return start == 0 || day > last ? null : day;
    }

    /// <summary>How many quarters of an hour a visit takes.</summary>
    public static int Quarters(int minutes) => Math.Max(1, (minutes + 14) / 15);

    private static IEnumerable<long> Fitting(List<long> free, int minutes)
    {
        var more = Quarters(minutes) - 1;
        for (var i = 0; i + more < free.Count; i++)
            if (free[i + more] - free[i] == more * (long)Quarter.TotalSeconds)
                yield return free[i];
    }

    private static async Task<Dictionary<DateOnly, OfficeDay>> DaysAsync(Occasion occasion, string office, DateOnly today)
    {
        var days = await occasion.Session.QueryAsync(
            "SELECT date, opens, closes, closure FROM days WHERE office = $1 AND date >= $2 AND date <= $3",
            static row => new OfficeDay(
                DateOnly.ParseExact(row.GetString(0), "O"),
                LocalTime.Clock(row.IsDBNull(1) ? null : row.GetInt64(1)),
                LocalTime.Clock(row.IsDBNull(2) ? null : row.GetInt64(2)),
                Enum.Parse<Closure>(row.GetString(3), ignoreCase: true), []),
            office, today, today.AddDays(occasion.Rules.WindowDays));
        return days.ToDictionary(day => day.Date);
    }

    private static OfficeDay Day(DateOnly date, Dictionary<DateOnly, OfficeDay> days, IEnumerable<DateTimeOffset> starts) =>
        !days.TryGetValue(date, out var day) ? new(date, null, null, Closure.Closed, [])
        : day.Closure is Closure.Open ? day with { Starts = [.. starts] }
        : day;
}
