using BotApp.Dialogs;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>What can become of an appointment once it is made.</summary>
internal static class Changes
{
    public static async Task<Input> MoveAsync(Occasion occasion, Effect.Move move, Random random)
    {
        var (number, hold, others) = move;
        var before = await ActiveAsync(occasion, [number, .. others]);
        if (before.Count != others.Count + 1)
            return new Input.Gone();
        // Who moves alone keeps the seats that the new time has in common with the old one.
        if (occasion.Session.IsLastTry || hold.Start <= occasion.Now || hold.People != before.Count
            || !await Holds.EnsureAsync(occasion, hold, moving: others.Count == 0 ? number : null))
            return new Input.HoldExpired();
        foreach (var one in before)
            await CoolAsync(occasion, one.Number, random, keep: others.Count == 0 ? hold : null);
        Holds.HandOver(occasion, [.. before.Select(one => one.Number)]);
        return await MovedAsync(occasion, before, hold, random);
    }

    private static async Task<Input> MovedAsync(
        Occasion occasion, List<Appointment> before, Hold hold, Random random)
    {
        var (session, _, now, _) = occasion;
        // Who moves alone is no longer with the others.
        var together = before.Count == 1 ? null : before[0].Together;
        for (var who = 0; who < before.Count; who++)
            await session.ExecuteAsync(
                """
                UPDATE appointments SET office = $2, start = $3, minutes = $4, attends = 0, displaced_at = NULL,
                    together = $5, changes = changes + 1, changed_at = $6
                WHERE number = $1
                """,
                before[who].Number, hold.Office, hold.StartOf(who), hold.Minutes, together, now);
        var after = await ActiveAsync(occasion, before.Select(one => one.Number));
        foreach (var one in before)
            Planning.Void(session, one, now);
        await Planning.MovedAsync(session, after[0], now);
        foreach (var one in before)
            await Proposals.VoidAsync(occasion, "number", one.Number, random);
        await StayingAsync(occasion, before[0]);
        return new Input.Moved(after[0], before[0].Start, [.. after.Skip(1)]);
    }

    public static async Task<Input> CancelAsync(Occasion occasion, Effect.Cancel cancel, Random random)
    {
        var (session, _, now, _) = occasion;
        var before = await ActiveAsync(occasion, [cancel.Number, .. cancel.Others]);
        if (before.Find(one => one.Number == cancel.Number) is not { } appointment)
            return new Input.Gone();
        foreach (var one in before)
        {
            await session.ExecuteAsync(
                "UPDATE appointments SET state = 'cancelled', changes = changes + 1, changed_at = $2 WHERE number = $1",
                one.Number, now);
            await CoolAsync(occasion, one.Number, random, keep: null);
            Planning.Cancelled(session, one, now);
            await Proposals.VoidAsync(occasion, "number", one.Number, random);
        }
        await StayingAsync(occasion, appointment);
        return new Input.Cancelled(appointment, [.. before.Where(one => one != appointment)]);
    }

    /// <summary>Those of a group who stay are reminded through the first of them, whoever that is now.</summary>
    private static async Task StayingAsync(Occasion occasion, Appointment left)
    {
        if (left.Together is not { } together)
            return;
        var first = await occasion.Session.FirstAsync(
            "SELECT number FROM appointments WHERE together = $1 AND state = 'active' ORDER BY number LIMIT 1",
            static row => row.GetString(0), together);
        if (first is not null && await AppointmentTable.ActiveAsync(occasion.Session, first, occasion.Now) is { } staying)
            await Planning.StaysAsync(occasion.Session, staying, occasion.Now);
    }

    private static async Task<List<Appointment>> ActiveAsync(Occasion occasion, IEnumerable<string> numbers)
    {
        var active = new List<Appointment>();
        foreach (var number in numbers)
            if (await AppointmentTable.LockAsync(occasion.Session, number, occasion.Now) is { } one)
                active.Add(one);
        return active;
    }

    public static async Task<Input> AttendAsync(Occasion occasion, Effect.Attend attend)
    {
        await occasion.Session.ExecuteAsync(
            """
            UPDATE appointments SET attends = 1, changed_at = $2
            WHERE state = 'active' AND (number = $1
                OR together = (SELECT one.together FROM appointments one WHERE one.number = $1))
            """,
            attend.Number, occasion.Now);
        return new Input.Done();
    }

    public static async Task<Input> CorrectNameAsync(Occasion occasion, Effect.CorrectName correct)
    {
        var (session, _, now, _) = occasion;
        // Compared with the last correction, a name could be passed on to somebody else a few letters at a time.
        var first = await session.FirstAsync(
            $"SELECT coalesce(first_name, name) FROM appointments WHERE number = $1 AND state = 'active'{session.ForUpdate}",
            static row => row.GetString(0), correct.Number);
        if (first is not null && !correct.Proven && !Spellings.AreOfOneName(first, correct.Name))
            return new Input.AnotherName();
        // A name that was left open until now is no first name.
        var corrected = await session.ExecuteAsync(
            """
            UPDATE appointments SET name = $2, folded = $3, changed_at = $4, first_name = coalesce(first_name, nullif(name, ''))
            WHERE number = $1 AND state = 'active' AND NOT EXISTS (
                SELECT 1 FROM appointments other
                WHERE other.number <> $1 AND other.state = 'active' AND other.folded = $3
                    AND other.birth = appointments.birth AND other.reason = appointments.reason
                    AND other.case_number = appointments.case_number AND other.twin = appointments.twin)
            """,
            correct.Number, correct.Name, Folding.Fold(correct.Name), now);
        return corrected == 1 && await AppointmentTable.ActiveAsync(session, correct.Number, now) is { } appointment
            ? new Input.NameCorrected(appointment)
            : new Input.Gone();
    }

    /// <summary>When a seat that is given back now opens to all: after a while of no known length.</summary>
    public static DateTimeOffset Cooled(Occasion occasion, Random random)
    {
        var rules = occasion.Rules;
        var most = Math.Max(rules.CoolingLeastMinutes, rules.CoolingMostMinutes);
        return occasion.Now.AddSeconds(random.Next(rules.CoolingLeastMinutes * 60, most * 60 + 1));
    }

    /// <summary>
    /// Seats given back stay taken for a while of no known length: whoever arranged it with a friend, or waits with a
    /// program, has no better chance than others. Seats that the new time needs are kept, unless they are held anew.
    /// </summary>
    private static Task<int> CoolAsync(Occasion occasion, string number, Random random, Hold? keep)
    {
        return occasion.Session.ExecuteAsync(
            """
            UPDATE seats SET number = NULL, release_at = $2
            WHERE number = $1 AND NOT (office = $3 AND start >= $4 AND start < $5
                AND start NOT IN (SELECT held.start FROM seats held WHERE held.hold = $6))
            """,
            number, Cooled(occasion, random), keep?.Office ?? "", keep?.Start ?? default,
            keep?.Start.AddMinutes(15 * Times.Quarters(keep.Minutes)) ?? default, occasion.Holder);
    }
}
