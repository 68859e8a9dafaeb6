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
        Add(session, appointment, now, [News(Kinds.Confirmed, now), .. Reminders.Plan(appointment.Start, now, zone)]);
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
        Add(session, appointment, now, News(kind, now));

    private static Reminder News(string kind, DateTimeOffset now) => new(kind, now, now + StillNews);

    private static async Task RemindAsync(Session session, Appointment appointment, DateTimeOffset now)
    {
        if (appointment.Phone is null)
            return;
        var zone = await session.FirstAsync(
            "SELECT zone FROM appointments WHERE number = $1", static row => row.GetString(0), appointment.Number);
        Add(session, appointment, now, [.. Reminders.Plan(appointment.Start, now, LocalTime.Zone(zone!))]);
    }

    private static void Add(Session session, Appointment appointment, DateTimeOffset now, params Reminder[] messages)
    {
        if (appointment.Phone is not { } phone || messages.Length == 0)
            return;
        object?[] shared = [phone, appointment.Language, appointment.Number, appointment.Start, now];
        session.Send(
            $"""
            INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
            SELECT kind, CASE WHEN EXISTS (SELECT 1 FROM call_me WHERE phone = $1) THEN 'voice' ELSE 'sms' END,
                $1, $2, $3, $4, due_at, not_after, 'waiting', $5
            FROM ({string.Join(" UNION ALL ", messages.Select((_, i) => Row(shared.Length + 1 + 3 * i)))}) planned
            """,
            [.. shared, .. messages.SelectMany<Reminder, object?>(message => [message.Kind, message.Due, message.NotAfter])]);

        static string Row(int first) => $"SELECT ${first} AS kind, ${first + 1} AS due_at, ${first + 2} AS not_after";
    }
}
