using BotApp.Dialogs;

namespace BotApp.Infra.Scheduling;

/// <summary>Times kept while a person decides: one a conversation, all its quarters of an hour or none.</summary>
internal static class Holds
{
    public static async Task<Input> HoldAsync(Occasion occasion, Effect.HoldTime wish)
    {
        var earlier = await OwnAsync(occasion);
        var until = occasion.Now.AddMinutes(occasion.Rules.HoldMinutes);
        var hold = new Hold(wish.Office, wish.Start, wish.Minutes, until);
        if (await TakeAsync(occasion, hold, wish.Moving))
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
        var same = own is not null && own.Office == hold.Office && own.Start == hold.Start && own.Minutes == hold.Minutes;
        return (same && await IsCoveredAsync(occasion, hold, moving))
            || await TakeAsync(occasion, hold with { Until = occasion.Now.AddMinutes(1) }, moving);
    }

    /// <summary>The held seats become those of an appointment, and the hold is over.</summary>
    public static async Task HandOverAsync(Occasion occasion, string number)
    {
        await occasion.Session.ExecuteAsync(
            "UPDATE seats SET hold = NULL, number = $2 WHERE hold = $1", occasion.Conversation.Id, number);
        await FreeAsync(occasion);
    }

    public static Task<int> DropExpiredAsync(Occasion occasion) =>
        occasion.Session.ExecuteAsync("DELETE FROM holds WHERE until <= $1", occasion.Now);

    public static Task<Hold?> OwnAsync(Occasion occasion) => occasion.Session.FirstAsync<Hold?>(
        "SELECT office, start, minutes, until FROM holds WHERE id = $1",
        static row => new(row.GetString(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetInt32(2),
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3))),
        occasion.Conversation.Id);

    // The seats go with it: they refer to it.
    private static Task<int> FreeAsync(Occasion occasion) =>
        occasion.Session.ExecuteAsync("DELETE FROM holds WHERE id = $1", occasion.Conversation.Id);

    private static async Task<bool> TakeAsync(Occasion occasion, Hold hold, string? moving)
    {
        var (session, conversation, now, _) = occasion;
        await FreeAsync(occasion);
        await DropExpiredAsync(occasion);
        if (hold.Start <= now || hold.Start.ToUnixTimeSeconds() % 900 != 0)
            return false;
        await session.ExecuteAsync(
            "INSERT INTO holds (id, office, start, minutes, until) VALUES ($1, $2, $3, $4, $5)",
            conversation.Id, hold.Office, hold.Start, hold.Minutes, hold.Until);
        var taken = await session.ExecuteAsync(TakeAllOrNone,
            hold.Office, hold.Start, End(hold), conversation.Id, moving, Times.Quarters(hold.Minutes));
        if (taken == Times.Quarters(hold.Minutes) || (moving is not null && await IsCoveredAsync(occasion, hold, moving)))
            return true;
        await FreeAsync(occasion);
        return false;
    }

    private static async Task<bool> IsCoveredAsync(Occasion occasion, Hold hold, string? moving) =>
        await occasion.Session.NumberAsync(
            """
            SELECT count(DISTINCT start) FROM seats
            WHERE office = $1 AND start >= $2 AND start < $3 AND (hold = $4 OR number = $5)
            """,
            hold.Office, hold.Start, End(hold), occasion.Conversation.Id, moving) == Times.Quarters(hold.Minutes);

    private static DateTimeOffset End(Hold hold) => hold.Start.AddMinutes(15 * Times.Quarters(hold.Minutes));

    // An appointment that is being moved keeps the seats it has in the new time: only the others are taken.
    private const string TakeAllOrNone =
        """
        INSERT INTO seats (office, start, hold)
        SELECT office, start, $4 FROM slots
        WHERE office = $1 AND start >= $2 AND start < $3 AND taken < capacity
            AND start NOT IN (SELECT start FROM seats WHERE number = $5 AND office = $1)
            AND $6 = (
                SELECT count(*) FROM slots
                WHERE office = $1 AND start >= $2 AND start < $3
                    AND (taken < capacity OR start IN (SELECT start FROM seats WHERE number = $5 AND office = $1)))
        """;
}
