using BotApp.Dialogs;

namespace BotApp.Infra.Scheduling;

/// <summary>Times kept while a person decides: one a conversation, all its quarters of an hour or none.</summary>
internal static class Holds
{
    public static async Task<Input> HoldAsync(Occasion occasion, Effect.HoldTime wish)
    {
        var earlier = await OwnAsync(occasion);
        var until = occasion.Now.AddMinutes(occasion.Rules.HoldMinutes);
        var hold = wish.People > 1
            ? await TogetherAsync(occasion, wish, until)
            : new Hold(wish.Office, wish.Start, wish.Minutes, until);
        if (hold is not null && await TakeAsync(occasion, hold, wish.Moving))
            return new Input.TimeHeld(hold);
        if (earlier is not null)
            await TakeAsync(occasion, earlier, wish.Moving);
        return new Input.SlotTaken();
    }

    public static async Task<Input> LetGoAsync(Occasion occasion)
    {
        await FreeAsync(occasion);
        return new Input.Released();
    }

    /// <summary>Makes sure that the time is held: one that ran out and is still free is taken anew.</summary>
    public static async Task<bool> EnsureAsync(Occasion occasion, Hold hold, string? moving)
    {
        var own = await OwnAsync(occasion);
        var same = own is not null && own.Office == hold.Office && own.Minutes == hold.Minutes
            && Starts(own).SequenceEqual(Starts(hold));
        return (same && await IsCoveredAsync(occasion, hold, moving))
            || await TakeAsync(occasion, hold with { Until = occasion.Now.AddMinutes(1) }, moving);
    }

    /// <summary>The held seats become those of appointments, and the hold is over.</summary>
    /// <param name="numbers">One for each person of the hold.</param>
    public static async Task HandOverAsync(Occasion occasion, params IReadOnlyList<string> numbers)
    {
        for (var place = 0; place < numbers.Count; place++)
            await occasion.Session.ExecuteAsync(
                "UPDATE seats SET hold = NULL, number = $3, place = 0 WHERE hold = $1 AND place = $2",
                occasion.Holder, place, numbers[place]);
        await FreeAsync(occasion);
    }

    public static Task<int> DropExpiredAsync(Occasion occasion) =>
        occasion.Session.ExecuteAsync("DELETE FROM holds WHERE until <= $1", occasion.Now);

    /// <summary>When each visit of a hold begins.</summary>
    public static IReadOnlyList<DateTimeOffset> Starts(Hold hold) => hold.Starts ?? [hold.Start];

    /// <summary>A group's times from a start on: what this conversation holds already may be among them.</summary>
    private static async Task<Hold?> TogetherAsync(Occasion occasion, Effect.HoldTime wish, DateTimeOffset until)
    {
        await DropExpiredAsync(occasion);
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

    public static async Task<Hold?> OwnAsync(Occasion occasion)
    {
        var visits = await occasion.Session.QueryAsync(
            """
            SELECT h.office, h.start, h.minutes, h.until, min(s.start) FROM holds h LEFT JOIN seats s ON s.hold = h.id
            WHERE h.id = $1 GROUP BY h.office, h.start, h.minutes, h.until, s.place ORDER BY s.place
            """,
            static row => (
                Hold: new Hold(row.GetString(0), Instant(row.GetInt64(1)), row.GetInt32(2), Instant(row.GetInt64(3))),
                Start: row.IsDBNull(4) ? default : Instant(row.GetInt64(4))),
            occasion.Holder);
        return visits switch
        {
            [] => null,
            [var one] => one.Hold,
            [var first, ..] => first.Hold with { Starts = [.. visits.Select(visit => visit.Start)] },
        };
    }

    private static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    // The seats go with it: they refer to it.
    private static Task<int> FreeAsync(Occasion occasion) =>
        occasion.Session.ExecuteAsync("DELETE FROM holds WHERE id = $1", occasion.Holder);

    private static async Task<bool> TakeAsync(Occasion occasion, Hold hold, string? moving)
    {
        await FreeAsync(occasion);
        await DropExpiredAsync(occasion);
        if (hold.Start <= occasion.Now || hold.Start.ToUnixTimeSeconds() % 900 != 0)
            return false;
        await occasion.Session.ExecuteAsync(
            "INSERT INTO holds (id, office, start, minutes, until) VALUES ($1, $2, $3, $4, $5)",
            occasion.Holder, hold.Office, hold.Start, hold.Minutes, hold.Until);
        if (await TakeSeatsAsync(occasion, hold, moving))
            return true;
        await FreeAsync(occasion);
        return false;
    }

    private static async Task<bool> TakeSeatsAsync(Occasion occasion, Hold hold, string? moving)
    {
        var (starts, quarters) = (Starts(hold), Times.Quarters(hold.Minutes));
        for (var place = 0; place < starts.Count; place++)
        {
            var taken = await occasion.Session.ExecuteAsync(TakeAllOrNone,
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

    // An appointment that is being moved keeps the seats it has in the new time: only the others are taken.
    private const string TakeAllOrNone =
        """
        INSERT INTO seats (office, start, hold, place)
        SELECT office, start, $4, $7 FROM slots
        WHERE office = $1 AND start >= $2 AND start < $3 AND taken < capacity
            AND start NOT IN (SELECT start FROM seats WHERE number = $5 AND office = $1)
            AND $6 = (
                SELECT count(*) FROM slots
                WHERE office = $1 AND start >= $2 AND start < $3
                    AND (taken < capacity OR start IN (SELECT start FROM seats WHERE number = $5 AND office = $1)))
        """;
}
