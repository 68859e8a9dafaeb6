using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>Which messages an event gives rise to, and which it makes void; written in the event's own commit.</summary>
internal static class Planning
{
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(1);

    /// <param name="zone">Where the person lives, whose sleep is respected.</param>
    public static void Booked(Session session, Appointment appointment, TimeZoneInfo zone, DateTimeOffset now)
    {
        Tell(session, Kinds.Confirmed, appointment, now);
        Remind(session, appointment, zone, now);
    }

    /// <summary>What was planned for the old time is void already.</summary>
    public static async Task MovedAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        Tell(session, Kinds.Moved, appointment, now);
        await RemindAsync(session, appointment, now);
    }

    public static void Cancelled(Session session, Appointment appointment, DateTimeOffset now)
    {
        Void(session, appointment, now);
        Tell(session, Kinds.Cancelled, appointment, now);
    }

    public static void Locked(Session session, Appointment appointment, DateTimeOffset now) =>
        Tell(session, Kinds.Locked, appointment, now);

    /// <summary>The office is closed and there is no other time to propose.</summary>
    public static void NoTime(Session session, Appointment appointment, DateTimeOffset now) =>
        Tell(session, Kinds.NoTime, appointment, now);

    /// <summary>Number, time, place and code once more, for who lost them.</summary>
    public static void Shown(Session session, Appointment appointment, DateTimeOffset now) =>
        Tell(session, Kinds.Confirmed, appointment, now);

    /// <summary>Someone left a group: who is its first now is reminded, unless that is planned already.</summary>
    public static async Task StaysAsync(Session session, Appointment first, DateTimeOffset now)
    {
        if (await session.NumberAsync(
            "SELECT count(*) FROM outbox WHERE number = $1 AND state = 'waiting' AND kind <> 'locked'", first.Number) == 0)
            await RemindAsync(session, first, now);
    }

    public static void Void(Session session, Appointment appointment, DateTimeOffset now) =>
        session.Send(
            """
            UPDATE outbox SET state = 'dropped', changed_at = $2
            WHERE number = $1 AND state = 'waiting' AND kind <> 'locked'
            """,
            appointment.Number, now);

    private static void Tell(Session session, string kind, Appointment appointment, DateTimeOffset now) =>
        Add(session, appointment, new(kind, now, now + StillNews), now);

    private static async Task RemindAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        if (appointment.Phone is null)
            return;
        var zone = await session.FirstAsync(
            "SELECT zone FROM appointments WHERE number = $1", static row => row.GetString(0), appointment.Number);
        Remind(session, appointment, LocalTime.Zone(zone!), now);
    }

    private static void Remind(Session session, Appointment appointment, TimeZoneInfo zone, DateTimeOffset now)
    {
        foreach (var reminder in Reminders.Plan(appointment.Start, now, zone))
            Add(session, appointment, reminder, now);
    }

    private static void Add(Session session, Appointment appointment, Reminder reminder, DateTimeOffset now)
    {
        if (appointment.Phone is { } phone)
            session.Send(
                """
                INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
                SELECT $1, CASE WHEN EXISTS (SELECT 1 FROM call_me WHERE phone = $2) THEN 'voice' ELSE 'sms' END,
                    $2, $3, $4, $5, $6, $7, 'waiting', $8
                """,
                reminder.Kind, phone, appointment.Language, appointment.Number, appointment.Start,
                reminder.Due, reminder.NotAfter, now);
    }
}
