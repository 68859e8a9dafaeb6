using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>A day's hours and officers, and the usual ones: seats come and go, but none that is taken.</summary>
internal static class DayHours
{
    public static async Task<DayChange> SetAsync(Occasion occasion, OfficeRow office, DateOnly date, DayPlan plan)
    {
        var (session, zone) = (occasion.Session, LocalTime.Zone(office.Zone));
        var (from, until) = (LocalTime.Midnight(date, zone), LocalTime.Midnight(date.AddDays(1), zone));
        var before = await SeatsAsync(session, office.Code, from, until);
        await session.ExecuteAsync(
            """
            INSERT INTO days (office, date, opens, closes, closure) VALUES ($1, $2, $3, $4, 'open')
            ON CONFLICT (office, date) DO UPDATE
            SET opens = excluded.opens, closes = excluded.closes, closure = 'open', reason = NULL
            """,
            office.Code, date, Minutes(plan.Opens), Minutes(plan.Closes));
        var quarters = LocalTime.Quarters(date, Minutes(plan.Opens), Minutes(plan.Closes), zone)
            .Select(start => start.ToUnixTimeSeconds()).ToHashSet();
        await ShrinkAsync(session, office.Code, from, until, quarters);
        foreach (var start in quarters)
            await GrowAsync(session, office.Code, start, plan.Officers);
        Audit.Note(session, Deeds.Changed, occasion.Now, office: office.Code, start: from);
        return new DayChange.Done(
            office.Near(), date, await SeatsAsync(session, office.Code, from, until) - before,
            Over: await OverAsync(occasion, office, from, until, quarters, plan.Officers));
    }

    public static async Task<DayChange> SetOfficeAsync(Occasion occasion, OfficeRow office, OfficePlan plan)
    {
        await occasion.Session.ExecuteAsync(
            """
            UPDATE offices SET opens = coalesce($2, opens), closes = coalesce($3, closes), officers = coalesce($4, officers),
                weekdays = coalesce($5, weekdays), lead_minutes = coalesce($6, lead_minutes),
                window_days = coalesce($7, window_days)
            WHERE code = $1
            """,
            office.Code, plan.Opens is { } opens ? Minutes(opens) : null, plan.Closes is { } closes ? Minutes(closes) : null,
            plan.Officers, plan.Weekdays, plan.LeadMinutes, plan.WindowDays);
        Audit.Note(occasion.Session, Deeds.Changed, occasion.Now, office: office.Code);
        return new DayChange.Done((await OfficeTable.OneAsync(occasion.Session, office.Code))!.Near(), null);
    }

    public static async Task<DayChange> SetLengthAsync(Occasion occasion, OfficeRow office, string reason, int? minutes)
    {
        await occasion.Session.ExecuteAsync(
            "DELETE FROM visit_lengths WHERE office = $1 AND reason = $2", office.Code, reason);
        if (minutes is { } known)
            await occasion.Session.ExecuteAsync(
                "INSERT INTO visit_lengths (office, reason, minutes) VALUES ($1, $2, $3)", office.Code, reason, known);
        Audit.Note(occasion.Session, Deeds.Changed, occasion.Now, office: office.Code);
        return new DayChange.Done(office.Near(), null);
    }

    private static async Task GrowAsync(Session session, string office, long start, int officers)
    {
        var known = await session.ExecuteAsync(
            """
            UPDATE slots SET capacity = CASE WHEN taken > $3 THEN taken ELSE $3 END WHERE office = $1 AND start = $2
            """,
            office, start, officers);
        if (known == 0)
            await session.ExecuteAsync(
                "INSERT INTO slots (office, start, capacity) VALUES ($1, $2, $3)", office, start, officers);
    }

    /// <summary>Outside of the new hours nothing can be booked any more; what is booked there stays.</summary>
    private static async Task ShrinkAsync(
        Session session, string office, DateTimeOffset from, DateTimeOffset until, HashSet<long> quarters)
    {
        var there = await session.QueryAsync(
            "SELECT start FROM slots WHERE office = $1 AND start >= $2 AND start < $3", static row => row.GetInt64(0),
            office, from, until);
        foreach (var start in there.Where(start => !quarters.Contains(start)))
        {
            await session.ExecuteAsync("DELETE FROM slots WHERE office = $1 AND start = $2 AND taken = 0", office, start);
            await session.ExecuteAsync("UPDATE slots SET capacity = taken WHERE office = $1 AND start = $2", office, start);
        }
    }

    private static Task<long> SeatsAsync(Session session, string office, DateTimeOffset from, DateTimeOffset until) =>
        session.NumberAsync(
            "SELECT sum(capacity) FROM slots WHERE office = $1 AND start >= $2 AND start < $3", office, from, until);

    private static async Task<IReadOnlyList<DateTimeOffset>> OverAsync(
        Occasion occasion, OfficeRow office, DateTimeOffset from, DateTimeOffset until, HashSet<long> quarters, int officers)
    {
        var zone = LocalTime.Zone(office.Zone);
        var taken = await occasion.Session.QueryAsync(
            "SELECT start, taken FROM slots WHERE office = $1 AND start >= $2 AND start < $3 AND taken > 0 ORDER BY start",
            static row => (Start: row.GetInt64(0), Taken: row.GetInt64(1)), office.Code, from, until);
        return [.. taken.Where(slot => slot.Taken > officers || !quarters.Contains(slot.Start))
            .Select(slot => LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(slot.Start), zone))];
    }

    private static long Minutes(TimeOnly time) => (long)time.ToTimeSpan().TotalMinutes;
}
