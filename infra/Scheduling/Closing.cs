using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>Part of a day, or all of it, that an office is closed.</summary>
internal sealed record Closed(DateOnly Date, string Reason, TimeOnly? From, TimeOnly? Until, bool Holiday)
{
    public bool WholeDay => From is null;
}

/// <summary>A closure: no seat is left in it, those who hold one are offered another, the day shows as closed.</summary>
internal static class Closing
{
    public static async Task<DayChange> CloseAsync(Occasion occasion, OfficeRow office, Closed closed, Random random)
    {
        var (session, _, now, _) = occasion;
        var zone = LocalTime.Zone(office.Zone);
        var from = closed.WholeDay ? LocalTime.Midnight(closed.Date, zone) : LocalTime.Resolve(closed.Date, closed.From!.Value, zone);
        var until = closed.WholeDay ? LocalTime.Midnight(closed.Date.AddDays(1), zone) : LocalTime.Resolve(closed.Date, closed.Until!.Value, zone);
        await MarkAsync(session, office, closed);
        var again = await VoidProposalsAsync(occasion, office.Code, from, until, random);
        // Whoever was displaced before has been told, and is not told again.
        var displaced = (await AppointmentTable.BetweenAsync(session, office.Code, from, until)).FindAll(one => !one.Displaced);
        var seats = await ClearAsync(occasion, office.Code, from, until, displaced.ConvertAll(one => one.Number));
        foreach (var one in displaced)
        {
            await session.ExecuteAsync(
                "UPDATE appointments SET displaced_at = $2, attends = 0, changed_at = $2 WHERE number = $1", one.Number, now);
            Planning.Void(session, one, now);
        }
        var (proposed, listed) = await Displaced.ProposeAllAsync(occasion, [.. displaced, .. again]);
        Audit.Note(session, Deeds.Closed, now, office: office.Code, start: from);
        return new DayChange.Done(office.Near(), closed.Date, -seats, displaced.Count + again.Count, proposed, listed);
    }

    private static Task<int> MarkAsync(Session session, OfficeRow office, Closed closed) => closed.WholeDay
        ? session.ExecuteAsync(
            """
            INSERT INTO days (office, date, closure, reason) VALUES ($1, $2, $3, $4)
            ON CONFLICT (office, date) DO UPDATE SET closure = excluded.closure, reason = excluded.reason
            """,
            office.Code, closed.Date, closed.Holiday ? "holiday" : "closed", closed.Reason)
        : session.ExecuteAsync(
            "UPDATE days SET reason = $3 WHERE office = $1 AND date = $2", office.Code, closed.Date, closed.Reason);

    /// <summary>What was proposed for these hours cannot be had: places in line are kept, the displaced are proposed anew.</summary>
    private static async Task<List<Appointment>> VoidProposalsAsync(
        Occasion occasion, string office, DateTimeOffset from, DateTimeOffset until, Random random)
    {
        var void_ = await occasion.Session.QueryAsync(
            """
            SELECT id, number FROM proposals
            WHERE state = 'open' AND kind <> 'stay' AND office = $1 AND start < $3 AND start + minutes * 60 > $2
            """,
            static row => (Id: row.GetString(0), Number: row.IsDBNull(1) ? null : row.GetString(1)), office, from, until);
        var again = new List<Appointment>();
        foreach (var (id, number) in void_)
        {
            await Proposals.EndAsync(occasion, id, "void", random);
            if (number is not null)
                again.AddRange(await Displaced.TogetherAsync(occasion, number));
        }
        return again;
    }

    /// <returns>How many seats there were.</returns>
    private static async Task<long> ClearAsync(
        Occasion occasion, string office, DateTimeOffset from, DateTimeOffset until, List<string> displaced)
    {
        var session = occasion.Session;
        var seats = await session.NumberAsync(
            "SELECT sum(capacity) FROM slots WHERE office = $1 AND start >= $2 AND start < $3", office, from, until);
        await session.ExecuteAsync(
            """
            DELETE FROM holds WHERE id IN (
                SELECT hold FROM seats WHERE office = $1 AND start >= $2 AND start < $3 AND hold IS NOT NULL)
            """,
            office, from, until);
        foreach (var number in displaced)
            await session.ExecuteAsync("DELETE FROM seats WHERE number = $1", number);
        await session.ExecuteAsync("DELETE FROM seats WHERE office = $1 AND start >= $2 AND start < $3", office, from, until);
        await session.ExecuteAsync("DELETE FROM slots WHERE office = $1 AND start >= $2 AND start < $3", office, from, until);
        return seats;
    }
}
