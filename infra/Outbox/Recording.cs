using System.Diagnostics;
using BotApp.Infra.Data;

namespace BotApp.Infra.Outbox;

/// <summary>What became of messages: sent, to be tried again later, given up.</summary>
internal static class Recording
{
    /// <summary>The provider knows that the phone has opted out; we did not.</summary>
    private const int OptedOutByProvider = 21610;

    /// <summary>A landline, or no phone that takes texts (twilio.com/docs/api/errors).</summary>
    private static bool CannotRead(int? errorCode) => errorCode is 30006 or 21614;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    public static async Task<bool> RecordAsync(Session session, IReadOnlyList<Delivery> deliveries, DateTimeOffset now)
    {
        foreach (var delivery in deliveries)
            await RecordAsync(session, delivery, now);
        return true;
    }

    public static async Task<bool> ReportAsync(
        Session session, string providerId, string status, int? errorCode, DateTimeOffset now)
    {
        var known = await session.ExecuteAsync(
            """
            UPDATE outbox SET error_code = coalesce($3, error_code),
                report = CASE WHEN report IN ('delivered', 'undelivered', 'failed') THEN report ELSE $2 END
            WHERE provider_id = $1
            """,
            providerId, status, errorCode);
        if (errorCode == OptedOutByProvider)
            await OptOutAsync(session, "provider_id", providerId, now);
        if (CannotRead(errorCode))
            await Ringing.InsteadAsync(session, "provider_id", providerId, now);
        return known > 0;
    }

    private static async Task RecordAsync(Session session, Delivery delivery, DateTimeOffset now)
    {
        var tries = await session.NumberAsync("SELECT tries FROM outbox WHERE id = $1", delivery.Id);
        var (state, due) = delivery.Fate switch
        {
            Fate.Sent => ("sent", (DateTimeOffset?)null),
            Fate.Later when tries < Waits.Length => ("waiting", now + Waits[tries]),
            Fate.Untried => ("waiting", null),
            Fate.Later or Fate.Refused => ("parked", null),
            Fate.OptedOut => ("dropped", null),
            _ => throw new UnreachableException(),
        };
        await session.ExecuteAsync(
            """
            UPDATE outbox SET state = $2, due_at = coalesce($3, due_at), tries = $4, changed_at = $5,
                provider_id = $6, error_code = $7, body = $8
            WHERE id = $1 AND state = 'claimed'
            """,
            delivery.Id, state, due, delivery.Fate is Fate.Sent or Fate.Untried ? tries : tries + 1, now,
            delivery.ProviderId, delivery.ErrorCode, delivery.Body);
        if (delivery.Fate is Fate.OptedOut)
            await OptOutAsync(session, "id", delivery.Id, now);
        if (CannotRead(delivery.ErrorCode))
            await Ringing.InsteadAsync(session, "id", delivery.Id, now);
    }

    private static Task<int> OptOutAsync(Session session, string column, object value, DateTimeOffset now) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO opt_outs (phone, since) SELECT recipient, $2 FROM outbox WHERE {column} = $1
            ON CONFLICT (phone) DO NOTHING
            """,
            value, now);
}
