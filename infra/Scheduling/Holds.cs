using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Times kept while a person decides: one a conversation, all its quarters of an hour or none.</summary>
internal static class Holds
{
    public static async Task<Input> HoldAsync(Occasion occasion, Effect.HoldTime wish)
    {
        if (occasion.Session.IsLastTry)
            return new Input.SlotTaken();
        var own = Own(occasion);
        var until = occasion.Now.AddMinutes(occasion.Rules.HoldMinutes);
        var hold = wish.People > 1
            ? await TogetherAsync(occasion, wish, until)
            : new Hold(wish.Office, wish.Start, wish.Minutes, until);
        if (hold is not null && await TakeAsync(occasion, hold, wish.Moving))
        {
            Cooling.PassOn(occasion, await own, hold);
            return new Input.TimeHeld(hold);
        }
        if ((await own).Hold is { } earlier)
            await TakeAsync(occasion, earlier, wish.Moving);
        return new Input.SlotTaken();
    }

    public static Task<Input> LetGoAsync(Occasion occasion)
    {
        Cooling.PassOn(occasion.Session, occasion.Holder, occasion.Now);
        Free(occasion);
        return Task.FromResult<Input>(new Input.Released());
    }

    /// <summary>Makes sure that the time is held: one that ran out and is still free is taken anew.</summary>
    /// <param name="own">What <see cref="Own"/> asked, where that was asked before.</param>
    public static async Task<bool> EnsureAsync(Occasion occasion, Hold hold, string? moving, Asked<OwnHold>? own = null)
    {
        var held = await (own ?? Own(occasion));
        if (held.Is(hold) && (held.Covers(hold) || await IsCoveredAsync(occasion, hold, moving)))
            return true;
        var taken = await TakeAsync(occasion, hold with { Until = occasion.Now.AddMinutes(1) }, moving, free: held.Hold is not null);
        Cooling.PassOn(occasion, held, taken ? hold : null);
        return taken;
    }

    /// <summary>The held seats become those of appointments, and the hold is over.</summary>
    /// <param name="numbers">One for each person of the hold.</param>
    public static void HandOver(Occasion occasion, params IReadOnlyList<string> numbers)
    {
        for (var place = 0; place < numbers.Count; place++)
            occasion.Session.Send(
                "UPDATE seats SET hold = NULL, number = $3, place = 0 WHERE hold = $1 AND place = $2",
                occasion.Holder, place, numbers[place]);
        Free(occasion);
    }

    /// <summary>Free seats become those of an appointment, without having been held; the database refuses where there is none.</summary>
    public static void Give(Occasion occasion, Hold hold, string number)
    {
        var quarters = Enumerable.Range(0, Times.Quarters(hold.Minutes)).Select(static quarter => $"($1, $2 + {quarter * 900}, $3)");
        occasion.Session.SendLast(
            $"INSERT INTO seats (office, start, number) VALUES {string.Join(", ", quarters)}", hold.Office, hold.Start, number);
    }

    /// <summary>There are holds that have run out and were not dropped yet.</summary>
    public static Asked<bool> AnyExpired(Occasion occasion) => occasion.Session.AskFirst(
        "SELECT 1 FROM holds WHERE until <= $1 LIMIT 1", static _ => true, occasion.Now);

    /// <summary>
    /// What somebody else is dropping at this moment is left to them, what is proposed to somebody to its own end, and what
    /// is wanted by somebody in line to <see cref="Waitlist"/>.
    /// </summary>
    public static void DropExpired(Session session, DateTimeOffset now) => session.Send(
        $"""
        DELETE FROM holds WHERE id IN (SELECT id FROM holds WHERE until <= $1 AND {Cooling.NobodyWaits}
            AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.id = holds.id){session.SkipLocked})
        """,
        now);

    /// <summary>When each visit of a hold begins.</summary>
    public static IReadOnlyList<DateTimeOffset> Starts(Hold hold) => hold.Starts ?? [hold.Start];

    /// <summary>A group's times from a start on: what this conversation holds already may be among them.</summary>
    private static async Task<Hold?> TogetherAsync(Occasion occasion, Effect.HoldTime wish, DateTimeOffset until)
    {
        DropExpired(occasion.Session, occasion.Now);
        var quarters = Times.Quarters(wish.Minutes);
        var room = await Room.OfAsync(
            occasion, wish.Office, wish.Start, wish.Start.AddMinutes(15 * quarters * (wish.People + 1)));
        var starts = Arrangement.From(wish.Start.ToUnixTimeSeconds(), room, quarters, wish.People);
        if (starts is null || await OfficeTable.OneAsync(occasion.Session, wish.Office) is not { } office)
            return null;
        var zone = LocalTime.Zone(office.Zone);
        return new(wish.Office, wish.Start, wish.Minutes, until,
            [.. starts.Select(start => LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(start), zone))]);
    }

    public static async Task<Hold?> OwnAsync(Occasion occasion) => (await Own(occasion)).Hold;

    /// <summary>The hold there is, which nobody can drop from here to the commit.</summary>
    public static Asked<OwnHold> Own(Occasion occasion) => OwnHold.Ask(occasion);

    // The seats go with it: they refer to it.
    private static void Free(Occasion occasion) =>
        occasion.Session.Send("DELETE FROM holds WHERE id = $1", occasion.Holder);

    /// <param name="free">Something else may be held.</param>
    private static async Task<bool> TakeAsync(Occasion occasion, Hold hold, string? moving, bool free = true)
    {
        if (free)
            Free(occasion);
        if (hold.Start <= occasion.Now || hold.Start.ToUnixTimeSeconds() % 900 != 0)
            return false;
        // What others held and has run out is dropped only where it may be in the way.
        return await TryAsync(occasion, hold, moving) || (await AnyExpired(occasion) && await TryAgainAsync(occasion, hold, moving));
    }

    private static Task<bool> TryAgainAsync(Occasion occasion, Hold hold, string? moving)
    {
        DropExpired(occasion.Session, occasion.Now);
        return TryAsync(occasion, hold, moving);
    }

    private static async Task<bool> TryAsync(Occasion occasion, Hold hold, string? moving)
    {
        occasion.Session.Send(
            "INSERT INTO holds (id, office, start, minutes, until) SELECT $1, code, $3, $4, $5 FROM offices WHERE code = $2",
            occasion.Holder, hold.Office, hold.Start, hold.Minutes, hold.Until);
        if (await TakeSeatsAsync(occasion, hold, moving))
            return true;
        Free(occasion);
        return false;
    }

    private static async Task<bool> TakeSeatsAsync(Occasion occasion, Hold hold, string? moving)
    {
        var (starts, quarters) = (Starts(hold), Times.Quarters(hold.Minutes));
        for (var place = 0; place < starts.Count; place++)
        {
            var taken = await occasion.Session.ExecuteAsync(TakeAllOrNone(occasion.Session),
                hold.Office, starts[place], starts[place].AddMinutes(15 * quarters), occasion.Holder, moving, quarters,
                place);
            if (taken != quarters && (moving is null || !await IsCoveredAsync(occasion, hold, moving)))
                return false;
        }
        return true;
    }

    /// <summary>Every quarter of an hour of every visit is kept here, or is that of the appointment to be moved.</summary>
    private static async Task<bool> IsCoveredAsync(Occasion occasion, Hold hold, string? moving)
    {
        var (starts, quarters) = (Starts(hold), Times.Quarters(hold.Minutes));
        return await occasion.Session.NumberAsync(
            """
            SELECT count(*) FROM (SELECT DISTINCT place, start FROM seats
                WHERE office = $1 AND start >= $2 AND start < $3 AND (hold = $4 OR number = $5)) held
            """,
            hold.Office, hold.Start, starts[^1].AddMinutes(15 * quarters), occasion.Holder, moving)
            >= quarters * starts.Count;
    }

    // An appointment that is being moved keeps the seats it has in the new time: only the others are taken. Who looks at a
    // quarter that somebody else is taking waits, and then sees what is left of it.
    private static string TakeAllOrNone(Session session) =>
        $"""
        WITH room AS (
            SELECT office, start FROM slots
            WHERE office = $1 AND start >= $2 AND start < $3
                AND (taken < capacity OR start IN (SELECT start FROM seats WHERE number = $5 AND office = $1))
            ORDER BY start{session.ForUpdate})
        INSERT INTO seats (office, start, hold, place)
        SELECT office, start, $4, $7 FROM room
        WHERE $6 = (SELECT count(*) FROM room) AND start NOT IN (SELECT start FROM seats WHERE number = $5 AND office = $1)
        """;
}
