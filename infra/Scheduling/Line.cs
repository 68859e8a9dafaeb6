using System.Globalization;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Places in line: taken and left. One a person, reason and office.</summary>
internal static class Line
{
    public static async Task<Input> JoinAsync(Occasion occasion, Effect.JoinLine join)
    {
        var (session, conversation, now, _) = occasion;
        var draft = join.Draft;
        if (join.Moving is null && await Bookings.RefusedAsync(occasion, draft, hold: null, new(occasion, draft, join.Office)) is { } refusal)
            return refusal;
        var (first, phone) = (draft.Everyone[0], draft.Phone ?? conversation.Phone ?? "");
        var muted = await OptOuts.MutesAsync(session, phone);
        var known = await session.FirstAsync(
            """
            SELECT number FROM waitlist
            WHERE state = 'waiting' AND folded = $1 AND birth = $2 AND reason = $3 AND office = $4
            """,
            static row => row.GetString(0), Limits.Folded(occasion, first.Name!), first.Birth, draft.Reason, join.Office);
        if (known is not null)
            return new Input.InLine((await LineTable.PlaceAsync(session, known))!, Already: true, muted);
        var number = await EnterAsync(occasion, join, phone);
        Audit.Note(session, Deeds.Joined, now, number, join.Office);
        return new Input.InLine((await LineTable.PlaceAsync(session, number))!, Muted: muted);
    }

    public static async Task<Input> LeaveAsync(Occasion occasion, Effect.LeaveLine leave, Random random)
    {
        var (session, conversation, _, _) = occasion;
        var all = await LineTable.OfPerson(session, conversation.Phone, conversation.Id);
        var meant = all.FindAll(place => leave.Number is null || place.Number == leave.Number);
        if (meant.Count > 1)
            return new Input.WhichLine(meant);
        foreach (var place in meant)
            await EndAsync(occasion, place.Number, "left", random);
        return new Input.LeftLine(meant.Count);
    }

    /// <summary>Served or left: what was proposed is void, and what is known of the person is forgotten.</summary>
    public static async Task EndAsync(Occasion occasion, string number, string state, Random random)
    {
        var (session, _, now, _) = occasion;
        await Proposals.VoidAsync(occasion, "entry", number, random);
        var ended = await session.ExecuteAsync(
            """
            UPDATE waitlist SET state = $2, draft = '{}', wish = '{}', folded = '', birth = '', changed_at = $3
            WHERE number = $1 AND state = 'waiting'
            """,
            number, state, now);
        if (ended == 1)
            Audit.Note(session, state == "served" ? Deeds.Served : Deeds.Left, now, number);
    }

    /// <summary>Who has booked waits no longer for the same, wherever they waited.</summary>
    /// <param name="places">Those of each person, as <see cref="Places"/> asked.</param>
    public static async Task ServedAsync(Occasion occasion, List<Asked<List<string>>> places, Random random)
    {
        foreach (var own in places)
            foreach (var number in await own)
                await EndAsync(occasion, number, "served", random);
    }

    /// <summary>The places in line of each of these people for that reason, at whatever office.</summary>
    public static List<Asked<List<string>>> Places(Occasion occasion, string reason, IReadOnlyList<Visitor> everyone) =>
    [
        .. everyone.Select(visitor => occasion.Session.Ask(
            """
            SELECT number FROM waitlist
            WHERE state = 'waiting' AND folded = $1 AND birth = $2 AND reason = $3 AND moving IS NULL
            """,
            static row => row.GetString(0), Limits.Folded(occasion, visitor.Name!), visitor.Birth, reason)),
    ];

    private static async Task<string> EnterAsync(Occasion occasion, Effect.JoinLine join, string phone)
    {
        var (session, conversation, now, _) = occasion;
        var (draft, first) = (join.Draft, join.Draft.Everyone[0]);
        var line = await LineAsync(session, phone);
        var number = string.Create(CultureInfo.InvariantCulture, $"W-{line}");
        await session.ExecuteAsync(
            """
            INSERT INTO waitlist (number, line, office, reason, minutes, people, draft, wish, notice, folded, birth, moving,
                phone, caller, conversation, language, zone, state, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                coalesce((SELECT zone FROM zips WHERE zip = $17), (SELECT zone FROM offices WHERE code = $3)),
                'waiting', $18, $18)
            """,
            number, line, join.Office, draft.Reason, join.Minutes, draft.Everyone.Count, draft.ToJson(),
            join.Wish.ToJson(), join.Notice, Limits.Folded(occasion, first.Name!), first.Birth, join.Moving, phone, occasion.Caller,
            conversation.Id, conversation.Reads, draft.Zip, now);
        return number;
    }

    /// <summary>A number that no appointment of this phone ends with: "1 1042" means one thing.</summary>
    private static async Task<long> LineAsync(Session session, string phone)
    {
        var ends = await session.QueryAsync(
            "SELECT number FROM appointments WHERE (phone = $1 OR caller = $1) AND state = 'active'",
            static row => row.GetString(0), phone);
        long line;
        do
            line = await Counters.NextAsync(session, "line", 0);
        while (ends.Exists(number => number.EndsWith(line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        return line;
    }
}
