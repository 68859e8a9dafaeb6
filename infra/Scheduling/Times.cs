using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>The days of the booking window at an office, and on each the starts at which a visit fits.</summary>
internal static class Times
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public static async Task<Input> FindAsync(Occasion occasion, Effect.FindTimes find)
    {
        var over = Holds.AnyExpired(occasion);
        var found = await LookAsync(occasion, find);
        if (!await over)
            return found;
        Holds.DropExpired(occasion.Session, occasion.Now);
        return await LookAsync(occasion, find);
    }

    /// <summary>Changes nothing: what was held and has run out shows as taken until somebody drops it.</summary>
    public static async Task<Input> LookAsync(Occasion occasion, Effect.FindTimes find)
    {
        var (session, conversation, now, rules) = occasion;
        // Which day it is at the office is known when its zone is; until then no day from yesterday on is left out.
        var yesterday = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        var (asked, free, known) = (OfficeTable.One(session, find.Office), Free(occasion, find),
            Days(session, find.Office, yesterday, DateOnly.MaxValue));
        if (await asked is not { } office)
            return new Input.TimesFound([]);
        var zone = LocalTime.Zone(office.Zone);
        var today = LocalTime.Day(now, zone);
        var starts = (find.People > 1 ? await TogetherAsync(occasion, office, find) : Fitting(await free, find.Minutes))
            .Select(start => LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(start), zone))
            .Where(start => !zone.IsAmbiguousTime(start.DateTime))
            .ToLookup(start => DateOnly.FromDateTime(start.DateTime));
        var window = Window(rules, office);
        var days = await known;
        return new Input.TimesFound([.. Enumerable.Range(0, window + 1).Select(today.AddDays)
            .Select(date => Day(date, days, starts[date]))]);
    }

    /// <summary>How many days ahead can be booked here, and how soon: the office's own rule, or that of all.</summary>
    public static int Window(BookingOptions rules, OfficeRow office) => (int)(office.WindowDays ?? rules.WindowDays);

    public static DateTimeOffset Soonest(Occasion occasion, OfficeRow office) =>
        occasion.Now.AddMinutes(office.LeadMinutes ?? occasion.Rules.LeadMinutes);

    private static Asked<List<long>> Free(Occasion occasion, Effect.FindTimes find) => occasion.Session.Ask(
        $"""
        SELECT start FROM slots WHERE office = $1 AND start >= {SoonestAt} AND (taken < capacity
            OR start IN (SELECT start FROM seats WHERE hold = $4 AND office = $1)
            OR start IN (SELECT start FROM seats WHERE number = $5 AND office = $1))
        ORDER BY start
        """,
        static row => row.GetInt64(0), find.Office, occasion.Now, occasion.Rules.LeadMinutes, occasion.Holder, find.Moving);

    /// <summary>Starts from which several people find room next to each other.</summary>
    private static async Task<IEnumerable<long>> TogetherAsync(
        Occasion occasion, OfficeRow office, Effect.FindTimes find)
    {
        var from = Soonest(occasion, office);
        var room = await Room.OfAsync(
            occasion, office.Code, from, occasion.Now.AddDays(Window(occasion.Rules, office) + 2));
        return room.Keys.Order().Where(start =>
            Arrangement.From(start, room, Quarters(find.Minutes), find.People) is not null);
    }

    /// <returns>
    /// The first day on which even the shortest visit fits, for so many together; null when there is none in the window.
    /// </returns>
    /// <param name="alone">What <see cref="FirstFree"/> found for one person.</param>
    public static async Task<DateOnly?> FirstOpenAsync(Occasion occasion, OfficeRow office, int people, long alone)
    {
        var zone = LocalTime.Zone(office.Zone);
        var last = LocalTime.Day(occasion.Now, zone).AddDays(Window(occasion.Rules, office));
        var start = people > 1
            ? (await TogetherAsync(occasion, office, new(office.Code, 15, People: people))).FirstOrDefault()
            : alone;
        var day = LocalTime.Day(DateTimeOffset.FromUnixTimeSeconds(start), zone);
        return start == 0 || day > last ? null : day;
    }

    /// <summary>Offices, each with its first quarter of an hour that has a seat; 0 when there is none.</summary>
    public static Asked<Dictionary<string, (OfficeRow Office, long Free)>> FirstFree(
        Occasion occasion, IReadOnlyList<string> offices) => occasion.Session.Ask(
            $"""
            SELECT {OfficeTable.Columns}, (
                SELECT s.start FROM slots s
                WHERE s.office = code AND s.start >= $1 + 60 * coalesce(lead_minutes, $2) AND s.taken < s.capacity
                ORDER BY s.start LIMIT 1)
            FROM offices WHERE code IN ({OfficeTable.Places(offices, 3)})
            """,
            static row => (Office: OfficeTable.Read(row), Free: row.IsDBNull(OfficeTable.Count) ? 0 : row.GetInt64(OfficeTable.Count)),
            static found => found.ToDictionary(one => one.Office.Code),
            [occasion.Now, occasion.Rules.LeadMinutes, .. offices]);

    // As Soonest says it, of office $1 at $2, with $3 as the rule of all.
    private const string SoonestAt = "$2 + 60 * coalesce((SELECT o.lead_minutes FROM offices o WHERE o.code = $1), $3)";

    /// <summary>How many quarters of an hour a visit takes.</summary>
    public static int Quarters(int minutes) => Math.Max(1, (minutes + 14) / 15);

    private static IEnumerable<long> Fitting(List<long> free, int minutes)
    {
        var more = Quarters(minutes) - 1;
        for (var i = 0; i + more < free.Count; i++)
            if (free[i + more] - free[i] == more * (long)Quarter.TotalSeconds)
                yield return free[i];
    }

    /// <summary>Days of an office that have been opened or closed, without their starts.</summary>
    public static Asked<Dictionary<DateOnly, OfficeDay>> Days(
        Session session, string office, DateOnly first, DateOnly last) => session.Ask(
            "SELECT date, opens, closes, closure FROM days WHERE office = $1 AND date >= $2 AND date <= $3",
            static row => new OfficeDay(
                DateOnly.ParseExact(row.GetString(0), "O"),
                LocalTime.Clock(row.IsDBNull(1) ? null : row.GetInt64(1)),
                LocalTime.Clock(row.IsDBNull(2) ? null : row.GetInt64(2)),
                Enum.Parse<Closure>(row.GetString(3), ignoreCase: true), []),
            static days => days.ToDictionary(day => day.Date),
            office, first, last);

    private static OfficeDay Day(DateOnly date, Dictionary<DateOnly, OfficeDay> days, IEnumerable<DateTimeOffset> starts) =>
        !days.TryGetValue(date, out var day) ? new(date, null, null, Closure.Closed, [])
        : day.Closure is Closure.Open ? day with { Starts = [.. starts] }
        : day;
}
