using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>Messages that ring: in place of texts that cannot arrive, and again while nobody picks up.</summary>
internal static class Ringing
{
    private const int MostCalls = 3;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(90);

    /// <summary>What is proposed is not held for long.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>The text never arrives there: this message, and all to come, are calls.</summary>
    /// <param name="column">How the message is known, <c>id</c> or <c>provider_id</c>.</param>
    public static async Task InsteadAsync(Session session, string column, object value, DateTimeOffset now)
    {
        var phone = await session.FirstAsync(
            $"SELECT recipient FROM outbox WHERE {column} = $1 AND channel = 'sms'", static row => row.GetString(0), value);
        if (phone is null)
            return;
        await Reaching.CallAsync(session, phone, now);
        await session.ExecuteAsync(
            $"""
            UPDATE outbox SET channel = 'voice', state = 'waiting', due_at = $2, tries = 0, provider_id = NULL
            WHERE {column} = $1 AND coalesce(number, proposal) IS NOT NULL
            """,
            value, now);
    }

    /// <returns>False when it is called no more: a person has to see to it.</returns>
    public static async Task<bool> LaterAsync(Session session, string providerId, DateTimeOffset now)
    {
        var call = await session.FirstAsync(
            """
            SELECT m.id, m.tries, m.not_after, a.zone, a.conversation, m.language, m.proposal FROM outbox m
            LEFT JOIN appointments a ON a.number = m.number
            WHERE m.provider_id = $1 AND m.channel = 'voice' AND m.state = 'sent'
            """,
            static row => new Call(
                row.GetInt64(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)),
                row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5),
                Between: row.IsDBNull(6) ? Between : Soon),
            providerId);
        if (call is null)
            return false;
        var next = call.Zone is { } zone ? Reminders.MayRing(now + call.Between, LocalTime.Zone(zone)) : now + call.Between;
        var again = call.Tries + 1 < MostCalls && next <= call.NotAfter;
        await session.ExecuteAsync(
            "UPDATE outbox SET state = $2, due_at = $3, tries = $4, changed_at = $5 WHERE id = $1",
            call.Id, again ? "waiting" : "parked", next, call.Tries + 1, now);
        if (!again && call.Conversation is { } conversation)
            await Tickets.OpenAsync(session, "not-reached", conversation, call.Language, now);
        return again;
    }

    private sealed record Call(
        long Id, int Tries, DateTimeOffset NotAfter, string? Zone, string? Conversation, string Language,
        TimeSpan Between);
}
