using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>How a phone is reached: by text, or by a call where texts do not arrive or are not wanted.</summary>
internal static class Reaching
{
    private static readonly TimeSpan StillUseful = TimeSpan.FromHours(12);

    public static async Task<Input> TextAsync(Occasion occasion, Effect.SendText send)
    {
        var (session, conversation, now, _) = occasion;
        var appointment = send.Number is { } number ? await AppointmentTable.ActiveAsync(session, number, now) : null;
        if ((send.Number is null ? conversation.Phone : appointment?.Phone) is not { } phone || await IsUnreachableAsync(session, phone))
            return new Input.Texted(Reached: false);
        await session.ExecuteAsync(
            """
            INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
            VALUES ($1, 'sms', $2, $3, $4, $5, $6, $7, 'waiting', $6)
            """,
            send.Kind, phone, conversation.Language, appointment?.Number, appointment?.Start, now, now + StillUseful);
        return new Input.Texted(Reached: true);
    }

    public static async Task<Input> PreferCallsAsync(Occasion occasion, Effect.PreferCalls prefer)
    {
        var (session, _, now, _) = occasion;
        if (!prefer.Calls)
            await session.ExecuteAsync("DELETE FROM call_me WHERE phone = $1", prefer.Phone);
        else
        {
            // What has just been told on the phone is no news.
            await session.ExecuteAsync(
                """
                UPDATE outbox SET state = 'dropped', changed_at = $2
                WHERE recipient = $1 AND state = 'waiting' AND kind IN ('confirmed', 'moved', 'cancelled')
                """,
                prefer.Phone, now);
            await CallAsync(session, prefer.Phone, now);
        }
        return new Input.Done();
    }

    /// <summary>From here on this phone is called; what waits to be sent to it too.</summary>
    public static async Task<int> CallAsync(Session session, string phone, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "INSERT INTO call_me (phone, since) VALUES ($1, $2) ON CONFLICT (phone) DO NOTHING", phone, now);
        return await session.ExecuteAsync(
            "UPDATE outbox SET channel = 'voice' WHERE recipient = $1 AND state = 'waiting' AND coalesce(number, proposal) IS NOT NULL", phone);
    }

    /// <summary>Who wants no messages wants no calls either.</summary>
    public static Task<int> StopCallsAsync(Session session, string phone) =>
        session.ExecuteAsync("DELETE FROM call_me WHERE phone = $1", phone);

    private static async Task<bool> IsUnreachableAsync(Session session, string phone) => await session.NumberAsync(
        "SELECT (SELECT count(*) FROM opt_outs WHERE phone = $1) + (SELECT count(*) FROM call_me WHERE phone = $1)", phone) > 0;
}
