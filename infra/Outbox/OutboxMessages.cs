using BotApp.Infra.Data;

namespace BotApp.Infra.Outbox;

/// <summary>The messages to send: planned in the commit that gives rise to them, claimed and recorded by the hundred.</summary>
public sealed class OutboxMessages(Database database)
{
    /// <summary>Messages due, soonest first. What no longer holds is dropped on the way.</summary>
    public Task<IReadOnlyList<DueMessage>> ClaimAsync(
        DateTimeOffset now, int most = 100, CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {now} {most} {cancellation}");

    /// <summary>Notes what became of claimed messages, all in one commit.</summary>
    public Task RecordAsync(
        IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {deliveries} {now} {cancellation}");

    /// <summary>Notes a provider's delivery report: <c>sent</c>, <c>delivered</c>, <c>undelivered</c>, <c>failed</c>.</summary>
    /// <returns>False when no message has this identifier.</returns>
    public Task<bool> ReportAsync(
        string providerId, string status, int? errorCode, CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {providerId} {status} {errorCode} {cancellation}");

    /// <summary>
    /// The answer to a text message said it already: the message of this kind, planned in this session for the same
    /// phone, counts as sent.
    /// </summary>
    /// <param name="body">The answer's text, codes not filled in.</param>
    public static Task AnsweredAsync(
        Session session, string number, string kind, string to, string body, DateTimeOffset now) =>
        throw new NotImplementedException($"{session} {number} {kind} {to} {body} {now}");

    /// <summary>The whole outbox, newest last.</summary>
    public Task<IReadOnlyList<OutboxRow>> ListAsync(int most = 1000, CancellationToken cancellation = default) =>
        throw new NotImplementedException($"{database} {most} {cancellation}");
}
