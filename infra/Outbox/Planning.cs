using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>Which messages an event gives rise to, and which it makes void; written in the event's own commit.</summary>
internal static class Planning
{
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(1);

    public static async Task BookedAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        await TellAsync(session, Kinds.Confirmed, appointment, now);
        await RemindAsync(session, appointment, now);
    }

    /// <summary>What was planned for the old time is void already.</summary>
    public static async Task MovedAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        await TellAsync(session, Kinds.Moved, appointment, now);
        await RemindAsync(session, appointment, now);
    }

    public static async Task CancelledAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        await VoidAsync(session, appointment, now);
        await TellAsync(session, Kinds.Cancelled, appointment, now);
    }

    public static Task LockedAsync(Session session, Appointment appointment, DateTimeOffset now) =>
        TellAsync(session, Kinds.Locked, appointment, now);

    /// <summary>The office is closed and there is no other time to propose.</summary>
    public static Task NoTimeAsync(Session session, Appointment appointment, DateTimeOffset now) =>
        TellAsync(session, Kinds.NoTime, appointment, now);

    /// <summary>Number, time, place and code once more, for who lost them.</summary>
    public static Task ShownAsync(Session session, Appointment appointment, DateTimeOffset now) =>
        TellAsync(session, Kinds.Confirmed, appointment, now);

    /// <summary>Someone left a group: who is its first now is reminded, unless that is planned already.</summary>
    public static async Task StaysAsync(Session session, Appointment first, DateTimeOffset now)
    {
        if (await session.NumberAsync(
            "SELECT count(*) FROM outbox WHERE number = $1 AND state = 'waiting' AND kind <> 'locked'", first.Number) == 0)
            await RemindAsync(session, first, now);
    }

    public static Task<int> VoidAsync(Session session, Appointment appointment, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE outbox SET state = 'dropped', changed_at = $2
            WHERE number = $1 AND state = 'waiting' AND kind <> 'locked'
            """,
            appointment.Number, now);

    private static Task TellAsync(Session session, string kind, Appointment appointment, DateTimeOffset now) =>
        AddAsync(session, appointment, new(kind, now, now + StillNews), now);

    private static async Task RemindAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        if (appointment.Phone is null)
            return;
        var zone = await session.FirstAsync(
            "SELECT zone FROM appointments WHERE number = $1", static row => row.GetString(0), appointment.Number);
        foreach (var reminder in Reminders.Plan(appointment.Start, now, LocalTime.Zone(zone!)))
            await AddAsync(session, appointment, reminder, now);
    }

    private static async Task AddAsync(
        Session session, Appointment appointment, Reminder reminder, DateTimeOffset now)
    {
        if (appointment.Phone is { } phone)
            await session.ExecuteAsync(
                """
                INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
                SELECT $1, CASE WHEN EXISTS (SELECT 1 FROM call_me WHERE phone = $2) THEN 'voice' ELSE 'sms' END,
                    $2, $3, $4, $5, $6, $7, 'waiting', $8
                """,
                reminder.Kind, phone, appointment.Language, appointment.Number, appointment.Start,
                reminder.Due, reminder.NotAfter, now);
    }
}
