using System.Globalization;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// What is proposed to people by text message, or by a call where texts do not arrive: made with its seats held, told in the recipient's waking hours, and ended.
/// Nothing is proposed that is not held for the one it is proposed to.
/// </summary>
internal static class Proposals
{
    /// <param name="Entry">The place in line it is for, or null.</param>
    /// <param name="Number">The appointment it is in place of, or null.</param>
    internal sealed record Draft(
        ProposalKind Kind, string? Entry, string? Number, string Phone, string Language, string Digits, string Office,
        DateTimeOffset Start, int Minutes, int People, DateTimeOffset Sent, DateTimeOffset Until);

    /// <returns>Its id; null where the seats cannot be had.</returns>
    public static async Task<string?> MakeAsync(Occasion occasion, Draft draft, IReadOnlyList<long> starts, bool told = true)
    {
        var session = occasion.Session;
        var running = await Counters.NextAsync(session, "proposals", 0);
        var id = string.Create(CultureInfo.InvariantCulture, $"P-{running}");
        if (starts.Count > 0 && !await HoldAsync(occasion with { Holder = id }, draft, starts))
            return null;
        await session.ExecuteAsync(
            """
            INSERT INTO proposals (id, kind, entry, number, phone, digits, office, start, minutes, people, state,
                sent_at, ends_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13)
            """,
            id, Name(draft.Kind), draft.Entry, draft.Number, draft.Phone, draft.Digits, draft.Office, draft.Start,
            draft.Minutes, draft.People, draft.Sent, draft.Until, occasion.Now);
        if (told)
            await session.ExecuteAsync(
                """
                INSERT INTO outbox (kind, channel, recipient, language, due_at, not_after, state, changed_at, proposal)
                SELECT $1, CASE WHEN EXISTS (SELECT 1 FROM call_me WHERE phone = $2) THEN 'voice' ELSE 'sms' END,
                    $2, $3, $4, $5, 'waiting', $6, $7
                """,
                Name(draft.Kind), draft.Phone, draft.Language, draft.Sent, draft.Until, occasion.Now, id);
        Audit.Note(session, Deeds.Proposed, occasion.Now, draft.Entry ?? draft.Number, draft.Office, draft.Start);
        return id;
    }

    /// <summary>Over, one way or another: its seats wait for the next in line, and then for chance.</summary>
    public static async Task EndAsync(Occasion occasion, string id, string state, Random random)
    {
        var (session, _, now, _) = occasion;
        await session.ExecuteAsync(
            "UPDATE proposals SET state = $2, changed_at = $3 WHERE id = $1 AND state = 'open'", id, state, now);
        await session.ExecuteAsync(
            "UPDATE seats SET hold = NULL, place = 0, release_at = $2 WHERE hold = $1", id, Changes.Cooled(occasion, random));
        await session.ExecuteAsync("DELETE FROM holds WHERE id = $1", id);
        await session.ExecuteAsync(
            "UPDATE outbox SET state = 'dropped', changed_at = $2 WHERE proposal = $1 AND state = 'waiting'", id, now);
    }

    /// <summary>What was proposed for a place in line or in place of an appointment holds no longer.</summary>
    /// <param name="column"><c>entry</c> or <c>number</c>.</param>
    public static async Task VoidAsync(Occasion occasion, string column, string value, Random random)
    {
        foreach (var id in await occasion.Session.QueryAsync(
            $"SELECT id FROM proposals WHERE {column} = $1 AND state = 'open'", static row => row.GetString(0), value))
            await EndAsync(occasion, id, "void", random);
    }

    public static async Task TakenAsync(Occasion occasion, string id) => await occasion.Session.ExecuteAsync(
        "UPDATE proposals SET state = 'taken', changed_at = $2 WHERE id = $1", id, occasion.Now);

    private static string Name(ProposalKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A seat that was given back goes over as it is, never free in between; else one that is free.</summary>
    private static async Task<bool> HoldAsync(Occasion occasion, Draft draft, IReadOnlyList<long> starts)
    {
        await occasion.Session.ExecuteAsync(
            "INSERT INTO holds (id, office, start, minutes, until) VALUES ($1, $2, $3, $4, $5)",
            occasion.Holder, draft.Office, draft.Start, draft.Minutes, draft.Until);
        for (var place = 0; place < starts.Count; place++)
            for (var quarter = 0; quarter < Times.Quarters(draft.Minutes); quarter++)
                if (!await SeatAsync(occasion, draft.Office, starts[place] + quarter * 900L, place))
                {
                    await PutBackAsync(occasion);
                    return false;
                }
        return true;
    }

    /// <summary>Somebody was faster with one of the seats: the others are not open to all for that, or not before their time.</summary>
    private static async Task PutBackAsync(Occasion occasion)
    {
        var (session, _, now, rules) = occasion;
        await session.ExecuteAsync(
            "UPDATE seats SET hold = NULL, place = 0, release_at = $2 WHERE hold = $1",
            occasion.Holder, now.AddMinutes(Math.Max(rules.CoolingLeastMinutes, rules.CoolingMostMinutes)));
        await session.ExecuteAsync("DELETE FROM holds WHERE id = $1", occasion.Holder);
    }

    // Of two who look for the same seat at once the second waits, and must not take it from the first then.
    private static async Task<bool> SeatAsync(Occasion occasion, string office, long start, int place) =>
        await occasion.Session.ExecuteAsync(
            """
            UPDATE seats SET release_at = NULL, hold = $3, place = $4
            WHERE id = (SELECT min(id) FROM seats WHERE office = $1 AND start = $2 AND release_at IS NOT NULL)
                AND release_at IS NOT NULL
            """,
            office, start, occasion.Holder, place) == 1
        || await occasion.Session.ExecuteAsync(
            """
            INSERT INTO seats (office, start, hold, place)
            SELECT office, start, $3, $4 FROM slots WHERE office = $1 AND start = $2 AND taken < capacity
            """,
            office, start, occasion.Holder, place) == 1;
}
