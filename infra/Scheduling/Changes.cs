using BotApp.Dialogs;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>What can become of an appointment once it is made.</summary>
internal static class Changes
{
    public static async Task<Input> MoveAsync(Occasion occasion, Effect.Move move, Random random)
    {
        var (session, _, now, _) = occasion;
        var (number, hold) = move;
        if (await AppointmentTable.ActiveAsync(session, number, now) is not { } before)
            return new Input.Gone();
        if (hold.Start <= now || !await Holds.EnsureAsync(occasion, hold, moving: number))
            return new Input.HoldExpired();
        await CoolAsync(occasion, number, random, keep: hold);
        await Holds.HandOverAsync(occasion, number);
        await session.ExecuteAsync(
            """
            UPDATE appointments
            SET office = $2, start = $3, minutes = $4, attends = 0, changes = changes + 1, changed_at = $5 WHERE number = $1
            """,
            number, hold.Office, hold.Start, hold.Minutes, now);
        var after = (await AppointmentTable.ActiveAsync(session, number, now))!;
        await Planning.MovedAsync(session, after, now);
        return new Input.Moved(after, before.Start);
    }

    public static async Task<Input> CancelAsync(Occasion occasion, Effect.Cancel cancel, Random random)
    {
        var (session, _, now, _) = occasion;
        if (await AppointmentTable.ActiveAsync(session, cancel.Number, now) is not { } appointment)
            return new Input.Gone();
        await session.ExecuteAsync(
            "UPDATE appointments SET state = 'cancelled', changes = changes + 1, changed_at = $2 WHERE number = $1",
            cancel.Number, now);
        await CoolAsync(occasion, cancel.Number, random, keep: null);
        await Planning.CancelledAsync(session, appointment, now);
        return new Input.Cancelled(appointment);
    }

    public static async Task<Input> AttendAsync(Occasion occasion, Effect.Attend attend)
    {
        await occasion.Session.ExecuteAsync(
            "UPDATE appointments SET attends = 1, changed_at = $2 WHERE number = $1 AND state = 'active'",
            attend.Number, occasion.Now);
        return new Input.Done();
    }

    public static async Task<Input> CorrectNameAsync(Occasion occasion, Effect.CorrectName correct)
    {
        var (session, _, now, _) = occasion;
        var corrected = await session.ExecuteAsync(
            """
            UPDATE appointments SET name = $2, folded = $3, changed_at = $4
            WHERE number = $1 AND state = 'active' AND NOT EXISTS (
                SELECT 1 FROM appointments other
                WHERE other.number <> $1 AND other.state = 'active' AND other.folded = $3
                    AND other.birth = appointments.birth AND other.reason = appointments.reason
                    AND other.case_number = appointments.case_number)
            """,
            correct.Number, correct.Name, Folding.Fold(correct.Name), now);
        return corrected == 1 && await AppointmentTable.ActiveAsync(session, correct.Number, now) is { } appointment
            ? new Input.NameCorrected(appointment)
            : new Input.Gone();
    }

    /// <summary>
    /// Seats given back stay taken for a while of no known length: whoever arranged it with a friend, or waits with a
    /// program, has no better chance than others. Seats that the new time needs are kept, unless they are held anew.
    /// </summary>
    private static Task<int> CoolAsync(Occasion occasion, string number, Random random, Hold? keep)
    {
        var rules = occasion.Rules;
        var most = Math.Max(rules.CoolingLeastMinutes, rules.CoolingMostMinutes);
        var seconds = random.Next(rules.CoolingLeastMinutes * 60, most * 60 + 1);
        return occasion.Session.ExecuteAsync(
            """
            UPDATE seats SET number = NULL, release_at = $2
            WHERE number = $1 AND NOT (office = $3 AND start >= $4 AND start < $5
                AND start NOT IN (SELECT held.start FROM seats held WHERE held.hold = $6))
            """,
            number, occasion.Now.AddSeconds(seconds), keep?.Office ?? "", keep?.Start ?? default,
            keep?.Start.AddMinutes(15 * Times.Quarters(keep.Minutes)) ?? default, occasion.Conversation.Id);
    }
}
