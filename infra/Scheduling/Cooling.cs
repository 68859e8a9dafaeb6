using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Seats that nobody has any more, but which are not open to all yet: they are for those in line first. However late it is,
/// only what was there to be passed on, and suited nobody in line, opens.
/// </summary>
internal static class Cooling
{
    private const string SomebodyWaits = "EXISTS (SELECT 1 FROM waitlist w WHERE w.state = 'waiting' AND w.office =";

    /// <summary>For a query of holds: where somebody waits in line, what ran out is not simply dropped.</summary>
    public const string NobodyWaits = $"NOT {SomebodyWaits} holds.office)";

    /// <summary>Holds that ran out where somebody waits end, and what they kept is for the line.</summary>
    public static async Task EndHoldsAsync(Occasion occasion)
    {
        var (session, _, now, _) = occasion;
        var over = await session.QueryAsync(
            $"""
            SELECT id FROM holds WHERE until <= $1 AND {SomebodyWaits} holds.office)
                AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.id = holds.id){session.SkipLocked}
            """,
            static row => row.GetString(0), now);
        foreach (var hold in over)
        {
            PassOn(session, hold, now);
            session.Send("DELETE FROM holds WHERE id = $1", hold);
        }
    }

    /// <summary>What is held goes to the line, where somebody waits in one.</summary>
    public static void PassOn(Session session, string holder, DateTimeOffset now) => session.Send(
        $"""
        UPDATE seats SET hold = NULL, place = 0, release_at = $2 WHERE hold = $1 AND {SomebodyWaits} seats.office)
        """,
        holder, now);

    /// <summary>The same for what this conversation held until now and does not hold any more.</summary>
    /// <param name="now">What it holds instead; null where that is nothing.</param>
    public static void PassOn(Occasion occasion, OwnHold before, Hold? now)
    {
        var left = before.Seats.Select(static seat => seat.Start).ToList();
        if (now is not null && now.Office == before.Hold?.Office)
            foreach (var start in Holds.Starts(now))
                for (var quarter = 0; quarter < Times.Quarters(now.Minutes); quarter++)
                    left.Remove(start.ToUnixTimeSeconds() + quarter * 900);
        foreach (var start in left)
            occasion.Session.Send(
                $"INSERT INTO seats (office, start, release_at) SELECT $1, $2, $3 WHERE {SomebodyWaits} $1)",
                before.Hold!.Office, start, occasion.Now);
    }

    /// <summary>Seats whose time has come, before it is looked whom in line they suit.</summary>
    public static Task<List<long>> RipeAsync(Occasion occasion) => occasion.Session.QueryAsync(
        "SELECT id FROM seats WHERE release_at <= $1", static row => row.GetInt64(0), occasion.Now);

    /// <summary>Those of them that are still nobody's are free.</summary>
    public static void Open(Occasion occasion, List<long> ripe)
    {
        foreach (var seat in ripe)
            occasion.Session.Send("DELETE FROM seats WHERE id = $1 AND release_at <= $2", seat, occasion.Now);
    }
}
