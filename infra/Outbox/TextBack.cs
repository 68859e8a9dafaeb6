using BotApp.Dialogs;
using BotApp.Dialogs.Patterns;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Outbox;

/// <summary>
/// Who was turned away because too many asked at once, and has not written since, hears once by text message that they can
/// go on. Their answers are where they were.
/// </summary>
public sealed class TextBack(Database database, TimeProvider time, IOptions<BookingOptions> options)
{
    /// <summary>So many at a time, so that they do not all come back at once.</summary>
    private const int Most = 100;

    /// <returns>How many are told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        if ((await database.ReadAsync(session => WaitingAsync(session, now), cancellation)).Count == 0)
            return 0;
        return await database.TransactAsync(async session =>
        {
            session.QueueFor("text back");
            var waiting = await WaitingAsync(session, now);
            foreach (var conversation in waiting)
                await Reaching.TextAsync(new Occasion(session, conversation, now, options.Value), new Effect.SendText("goon"));
            return waiting.Count;
        }, cancellation);
    }

    private static async Task<List<Conversation>> WaitingAsync(Session session, DateTimeOffset now)
    {
        var turnedAway = await session.QueryAsync(
            """
            SELECT c.state, c.updated_at FROM tickets t JOIN conversations c ON c.id = t.conversation
            WHERE t.reason = 'full' AND t.created_at > $1 ORDER BY c.updated_at
            """,
            static row => (Conversation: Conversations.Read(row.GetString(0))!, At: row.GetInt64(1)), now.AddDays(-1));
        var waiting = new List<Conversation>();
        foreach (var (conversation, at) in turnedAway)
            if (waiting.Count < Most && conversation.Phone is { } phone && Away.IsTurnedAway(conversation)
                && !await IsToldAsync(session, phone, at))
                waiting.Add(conversation);
        return waiting;
    }

    private static async Task<bool> IsToldAsync(Session session, string phone, long since) => await session.NumberAsync(
        "SELECT count(*) FROM outbox WHERE kind = 'goon' AND recipient = $1 AND changed_at >= $2", phone, since) > 0;
}
