using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>Holds what people were told against what is there at the end. Each line it finds is a promise broken.</summary>
internal sealed class History(Server server, IReadOnlyList<Promises> people, string database = "botapp")
{
    readonly record struct Kept(string Phone, string State, string When);

    public List<string> Lost { get; } = [];
    public List<string> Doubled { get; } = [];

    /// <summary>How many waited in line, and how often a time that came free was proposed to one of them.</summary>
    public long InLine { get; private set; }
    public long Proposed { get; private set; }

    /// <summary>Seats given back that somebody in line got.</summary>
    public long Passed { get; private set; }

    /// <summary>Seats that opened to all: nobody in line would have them.</summary>
    public long Opened { get; private set; }

    public async Task CheckAsync()
    {
        var kept = await AppointmentsAsync();
        foreach (var person in people)
            foreach (var (number, when) in person.Made)
                Lost.AddRange(Compare(person, number, when, kept));
        Doubled.AddRange(people.SelectMany(person => person.Made.Keys).GroupBy(number => number)
            .Where(promised => promised.Count() > 1).Select(promised => $"{promised.Key} was given to several"));
        await FindAsync(Lost, "active without its seats",
            """
            SELECT a.number FROM appointments a LEFT JOIN seats s ON s.number = a.number AND s.office = a.office
                AND s.start >= a.start AND s.start < a.start + a.minutes * 60
            WHERE a.state = 'active' GROUP BY a.number HAVING count(s.number) <> (a.minutes + 14) / 15
            """);
        await FindAsync(Doubled, "more seats than there are",
            """
            SELECT o.office || ' ' || o.start FROM slots o LEFT JOIN seats s ON s.office = o.office AND s.start = o.start
            GROUP BY o.office, o.start, o.capacity, o.taken HAVING count(s.id) > o.capacity OR count(s.id) <> o.taken
            """);
        await FindAsync(Doubled, "seats of one that is cancelled",
            "SELECT s.number FROM seats s JOIN appointments a ON a.number = s.number WHERE a.state <> 'active'");
        await FindAsync(Doubled, "one person, one reason, two appointments",
            "SELECT min(number) FROM appointments WHERE state = 'active' GROUP BY folded, birth, reason HAVING count(*) > 1");
        await FindAsync(Lost, "proposed and not held",
            """
            SELECT p.id FROM proposals p LEFT JOIN seats s ON s.hold = p.id AND s.office = p.office
            WHERE p.state = 'open' AND p.kind <> 'stay' GROUP BY p.id, p.people, p.minutes
            HAVING count(s.id) <> p.people * ((p.minutes + 14) / 15)
            """);
        await FindAsync(Doubled, "of nobody, and nobody can have it",
            "SELECT office || ' ' || start FROM seats WHERE hold IS NULL AND number IS NULL AND release_at IS NULL");
        await LineAsync();
        InLine = await server.NumberAsync("SELECT count(*) FROM waitlist", database);
        Proposed = await server.NumberAsync("SELECT count(*) FROM proposals", database);
        await FindAsync(Doubled, "not booked exactly once by the audit trail",
            """
            SELECT a.number FROM appointments a LEFT JOIN audit t ON t.number = a.number AND t.what = 'booked'
            GROUP BY a.number HAVING count(t.id) <> 1
            """);
    }

    async Task LineAsync()
    {
        Passed = await server.NumberAsync(SeatLog.Offered, database);
        Opened = await server.NumberAsync(SeatLog.Opened, database);
        await FindAsync(Lost, "a seat that opened to all, never offered to one in line whom it suited", SeatLog.Overtaking);
        await FindAsync(Doubled, "a seat given back that somebody got past the line", SeatLog.PastTheLine);
        await FindAsync(Doubled, "a seat given back that was open before its time", SeatLog.TooEarly);
        await FindAsync(Doubled, "a seat that was proposed to two in line at once", SeatLog.StraightOn);
        await FindAsync(Lost, "proposed while it was not held", SeatLog.NotHeld);
        await FindAsync(Lost, "ended before its time", "SELECT id FROM proposals WHERE state = 'missed' AND changed_at < ends_at");
        await FindAsync(Lost, "taken back from one who still waits",
            "SELECT p.id FROM proposals p JOIN waitlist w ON w.number = p.entry WHERE p.state = 'void' AND w.state = 'waiting'");
        var (made, open) = (await ProposedAsync("true"), await ProposedAsync("p.state = 'open'"));
        foreach (var person in people)
        {
            Lost.AddRange(person.Told.Where(told => !made.Contains((person.Phone, told))).Select(told => $"{told} was told and never held"));
            // Only who has booked the same otherwise meanwhile waits no longer, and gets nothing for a 1.
            Lost.AddRange(person.Taken.Where(taken => taken.Confirmed is { } confirmed ? confirmed != taken.Told : open.Contains((person.Phone, taken.Told)))
                .Select(taken => $"{taken.Told} was taken, {taken.Confirmed ?? "nothing"} confirmed"));
        }
    }

    async Task<HashSet<(string Phone, string When)>> ProposedAsync(string which) => [.. await server.QueryAsync(
        $"SELECT p.phone, p.start, o.zone FROM proposals p JOIN offices o ON o.code = p.office WHERE {which}",
        static row => (row.GetString(0), Said(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2))), database)];

    async Task FindAsync(List<string> found, string what, string sql) =>
        found.AddRange(await server.QueryAsync(sql, row => $"{row.GetString(0)}: {what}", database));

    async Task<Dictionary<string, Kept>> AppointmentsAsync() => (await server.QueryAsync(
        "SELECT a.number, a.phone, a.state, a.start, o.zone FROM appointments a JOIN offices o ON o.code = a.office",
        static row => (row.GetString(0), new Kept(
            row.GetString(1), row.GetString(2), Said(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3)), row.GetString(4)))),
        database)).ToDictionary();

    static IEnumerable<string> Compare(Promises person, string number, string? when, Dictionary<string, Kept> kept)
    {
        if (!kept.TryGetValue(number, out var found))
            yield return $"{number} was confirmed and is not there";
        else if (found.Phone != person.Phone)
            yield return $"{number} was confirmed to another";
        else if (found.State != (when is null ? "cancelled" : "active"))
            yield return $"{number} is {found.State}; what was said last: {when ?? "cancelled"}";
        else if (when is not null && found.When != when)
            yield return $"{number} is on {found.When}, and {when} was confirmed";
    }

    /// <summary>As the line says times in English.</summary>
    public static string Said(DateTimeOffset start) =>
        start.ToString("ddd MMM d, h:mm tt", CultureInfo.InvariantCulture).Replace("12:00 PM", "12:00 noon");

    static string Said(DateTimeOffset start, string zone) =>
        Said(TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
