using BotApp.Infra.Data;

namespace BotApp.Infra.Outbox;

/// <summary>The messages to send: planned in the commit that gives rise to them, claimed and recorded by the hundred.</summary>
public sealed class OutboxMessages(Database database)
{
    /// <summary>Messages due, soonest first, that nobody else is claiming. What no longer holds is dropped on the way.</summary>
    public Task<IReadOnlyList<DueMessage>> ClaimAsync(
        DateTimeOffset now, int most = 100, CancellationToken cancellation = default) =>
        database.TransactAsync(session => Claiming.ClaimAsync(session, now, most), cancellation);

    /// <summary>Notes what became of claimed messages, all in one commit.</summary>
    public Task RecordAsync(
        IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellation = default) =>
        database.TransactAsync(session => Recording.RecordAsync(session, deliveries, now), cancellation);

    /// <summary>Notes a provider's delivery report: <c>sent</c>, <c>delivered</c>, <c>undelivered</c>, <c>failed</c>.</summary>
    /// <returns>False when no message has this identifier.</returns>
    public Task<bool> ReportAsync(
        string providerId, string status, int? errorCode, DateTimeOffset now, CancellationToken cancellation = default) =>
        database.TransactAsync(
            session => Recording.ReportAsync(session, providerId, status, errorCode, now), cancellation);

    /// <summary>Somebody picks up: what we call about, if that still stands.</summary>
    /// <param name="reference">The message's own number, as it was sent.</param>
    public Task<DueMessage?> ToldAsync(string? reference, DateTimeOffset now, CancellationToken cancellation = default) =>
        long.TryParse(reference, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? database.ReadAsync(session => Claiming.ToldAsync(session, id, now), cancellation)
            : Task.FromResult<DueMessage?>(null);

    /// <summary>Nobody picked up a call of ours: it is made again later, three times in all, while people are awake.</summary>
    public Task<bool> UnansweredAsync(string providerId, DateTimeOffset now, CancellationToken cancellation = default) =>
        database.TransactAsync(session => Ringing.LaterAsync(session, providerId, now), cancellation);

    /// <summary>A caller heard it just now, who is to be called and not texted: it need not be told again.</summary>
    public static void Heard(Session session, string number, string kind, DateTimeOffset now) => session.Send(
        """
        UPDATE outbox SET state = 'sent', changed_at = $3
        WHERE number = $1 AND kind = $2 AND channel = 'voice' AND state = 'waiting'
        """,
        number, kind, now);

    /// <summary>
    /// The answer to a text message said it already: the message of this kind, planned in this session for the same
    /// phone, counts as sent.
    /// </summary>
    /// <param name="body">The answer's text, codes not filled in.</param>
    public static void Answered(
        Session session, string number, string kind, string to, string body, DateTimeOffset now) =>
        session.Send(
            """
            UPDATE outbox SET state = 'sent', body = $4, changed_at = $5
            WHERE number = $1 AND kind = $2 AND recipient = $3 AND state = 'waiting'
            """,
            number, kind, to, body, now);

    /// <summary>The newest rows of the outbox, newest last.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ListAsync(int most = 1000, CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync(
            """
            SELECT id, kind, channel, recipient, language, number, due_at, not_after, state, tries,
                provider_id, report, error_code, body
            FROM outbox ORDER BY id DESC LIMIT $1
            """,
            static row => new OutboxRow(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(6)),
                DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)), row.GetString(8), row.GetInt32(9),
                row.IsDBNull(10) ? null : row.GetString(10), row.IsDBNull(11) ? null : row.GetString(11),
                row.IsDBNull(12) ? null : row.GetInt32(12), row.IsDBNull(13) ? null : row.GetString(13)),
            most), cancellation);
        rows.Reverse();
        return rows;
    }
}
