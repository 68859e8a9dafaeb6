using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>A person whose office is closed at the time of their appointment, for those who must reach them.</summary>
/// <param name="Name">As it was booked.</param>
/// <param name="Start">The time that cannot be kept.</param>
/// <param name="Ticket">Null while an answer is still waited for.</param>
public sealed record DisplacedPerson(
    string Number, string Name, string? Phone, string Language, OfficeNear Office, DateTimeOffset Start, Unreached Why,
    DateTimeOffset? HeldUntil, string? Ticket);

/// <summary>Waiting: told, and another time is held till a stated end. The others need a person.</summary>
public enum Unreached { Waiting, NoPhone, OptedOut, Undelivered, NoAnswer, NoTime }

/// <summary>Appointments that an office cannot keep: another time is held and proposed for each, or a person has to look.</summary>
internal static class Displaced
{
    /// <summary>Those who are displaced now, as groups that come together: each group is one proposal.</summary>
    public static async Task<(int Proposed, int Listed)> ProposeAllAsync(Occasion occasion, IEnumerable<Appointment> all)
    {
        var (proposed, listed, rooms) = (0, 0, new Dictionary<string, Dictionary<long, long>>());
        foreach (var group in all.GroupBy(one => one.Together ?? one.Number))
            if (await ProposeAsync(occasion, [.. group.OrderBy(one => one.Number, StringComparer.Ordinal)], rooms))
                proposed += group.Count();
            else
            {
                listed += group.Count();
                foreach (var one in group)
                    await TicketAsync(occasion, one);
            }
        return (proposed, listed);
    }

    /// <summary>Nobody was reached, or did not answer: a ticket for each of those who come together.</summary>
    public static async Task TicketAsync(Occasion occasion, string number)
    {
        foreach (var one in await TogetherAsync(occasion, number))
            await TicketAsync(occasion, one);
    }

    /// <summary>One who is displaced, with those who are and come along.</summary>
    public static async Task<List<Appointment>> TogetherAsync(Occasion occasion, string number)
    {
        if (await AppointmentTable.ActiveAsync(occasion.Session, number, occasion.Now) is not { Displaced: true } first)
            return [];
        var others = first.Together is { } together
            ? await AppointmentTable.OthersAsync(occasion.Session, together, number, occasion.Now) : [];
        return [first, .. others.Where(one => one.Displaced)];
    }

    /// <summary>Those of an office who are without a time they can keep, on a day or at all.</summary>
    public static Task<List<DisplacedPerson>> ListAsync(Session session, string office, DateTimeOffset from, DateTimeOffset until) =>
        session.QueryAsync(
            $"""
            SELECT {AppointmentTable.Columns}, p.state, p.ends_at, (
                SELECT min(t.number) FROM tickets t WHERE t.reason = 'closure' AND t.conversation = a.number), (
                SELECT count(*) FROM opt_outs x WHERE x.phone = a.phone
                    AND NOT EXISTS (SELECT 1 FROM call_me y WHERE y.phone = x.phone)), (
                SELECT count(*) FROM outbox m WHERE m.proposal = p.id
                    AND (m.state = 'parked' OR m.report IN ('undelivered', 'failed')))
            FROM appointments a JOIN offices o ON o.code = a.office
                LEFT JOIN proposals p ON p.id = (
                    SELECT q.id FROM proposals q WHERE q.kind = 'closure'
                        AND q.number IN (SELECT g.number FROM appointments g WHERE g.number = a.number OR g.together = a.together)
                    ORDER BY q.ends_at DESC, q.id DESC LIMIT 1)
            WHERE a.state = 'active' AND a.displaced_at IS NOT NULL AND a.office = $1 AND a.start >= $2 AND a.start < $3
            ORDER BY a.start, a.number
            """,
            Read, office, from, until);

    private static DisplacedPerson Read(DbDataReader row)
    {
        const int next = AppointmentTable.Count;
        var one = AppointmentTable.Read(row);
        var state = row.IsDBNull(next) ? null : row.GetString(next);
        var why = one.Phone is null ? Unreached.NoPhone
            : row.GetInt64(next + 3) > 0 ? Unreached.OptedOut
            : row.GetInt64(next + 4) > 0 ? Unreached.Undelivered
            : state switch { "open" => Unreached.Waiting, null => Unreached.NoTime, _ => Unreached.NoAnswer };
        return new(
            one.Number, one.Name, one.Phone, one.Language, one.Office, one.Start, why,
            why == Unreached.Waiting
                ? LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(next + 1)), LocalTime.Zone(one.Office.Zone)) : null,
            row.IsDBNull(next + 2) ? null : row.GetString(next + 2));
    }

    private static Task<string> TicketAsync(Occasion occasion, Appointment one) =>
        Tickets.OpenAsync(occasion.Session, "closure", one.Number, one.Language, occasion.Now);

    /// <summary>The nearest time at the same office that leaves time to answer, held.</summary>
    private static async Task<bool> ProposeAsync(
        Occasion occasion, List<Appointment> group, Dictionary<string, Dictionary<long, long>> rooms)
    {
        var first = group[0];
        if (first.Phone is not { } phone || await OptOuts.MutesAsync(occasion.Session, phone))
            return false;
        var office = (await OfficeTable.OneAsync(occasion.Session, first.Office.Code))!;
        var (zone, language) = await PersonAsync(occasion.Session, first.Number);
        var sent = Waking.From(occasion.Now, zone);
        var until = Waking.After(sent, TimeSpan.FromMinutes(occasion.Rules.ReplacementMinutes), zone);
        if (!rooms.TryGetValue(office.Code, out var room))
            rooms[office.Code] = room = await Room.OfAsync(
                occasion, office.Code, occasion.Now, occasion.Now.AddDays(Times.Window(occasion.Rules, office) + 2), cooling: true);
        var draft = new Proposals.Draft(
            ProposalKind.Closure, null, first.Number, phone, language, first.Number[(first.Number.LastIndexOf('-') + 1)..],
            office.Code, first.Start, first.Minutes, group.Count, sent, until);
        if (await HoldNearestAsync(occasion, office, draft, room))
            return true;
        Planning.NoTime(occasion.Session, first, occasion.Now);
        return false;
    }

    private static async Task<bool> HoldNearestAsync(
        Occasion occasion, OfficeRow office, Proposals.Draft draft, Dictionary<long, long> room)
    {
        var (zone, quarters, old) = (LocalTime.Zone(office.Zone), Times.Quarters(draft.Minutes), draft.Start.ToUnixTimeSeconds());
        var soonest = (draft.Until + (Times.Soonest(occasion, office) - occasion.Now)).ToUnixTimeSeconds();
        var last = LocalTime.Day(occasion.Now, zone).AddDays(Times.Window(occasion.Rules, office));
        foreach (var start in room.Keys.Where(start => start >= soonest).OrderBy(start => Math.Abs(start - old)).ThenBy(start => start).ToList())
        {
            var local = LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(start), zone).DateTime;
            if (DateOnly.FromDateTime(local) > last || zone.IsAmbiguousTime(local)
                || Arrangement.From(start, room, quarters, draft.People) is not { } starts
                || await Proposals.MakeAsync(occasion, draft with { Start = DateTimeOffset.FromUnixTimeSeconds(start) }, starts) is null)
                continue;
            Matching.Take(room, starts, quarters);
            return true;
        }
        return false;
    }

    private static async Task<(TimeZoneInfo Zone, string Language)> PersonAsync(Session session, string number)
    {
        var (zone, language) = await session.FirstAsync(
            """
            SELECT a.zone, coalesce(c.language, a.language) FROM appointments a
            LEFT JOIN conversations c ON c.id = a.conversation WHERE a.number = $1
            """,
            static row => (row.GetString(0), row.GetString(1)), number);
        return (LocalTime.Zone(zone), language);
    }
}
