namespace BotApp.Infra.Data;

/// <summary>
/// Web chats as their pages show them. Messages of a chat are numbered from 1 without gaps in the order of their
/// commits, so the number of the last one seen is a watermark that any process understands.
/// </summary>
public static class Chats
{
    /// <returns>False when there is one of that name already.</returns>
    public static async Task<bool> OpenAsync(
        Session session, string id, string person, string conversation, string locale, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO chats (id, person, conversation, locale, touched_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO NOTHING
            """,
            id, person, conversation, locale, now) == 1;

    /// <returns>Null for one that was never opened or is forgotten.</returns>
    public static Task<Chat?> FindAsync(Session session, string id) => session.FirstAsync(
        "SELECT id, person, locale, last, ended FROM chats WHERE id = $1",
        static row => new Chat(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4) == 1), id);

    /// <summary>Adds messages in their order. Whoever writes to the chat meanwhile waits for the commit.</summary>
    /// <param name="locale">The language that the page speaks; null leaves it.</param>
    /// <exception cref="InvalidOperationException">The chat is gone or has ended.</exception>
    public static async Task AddAsync(
        Session session, string id, string? locale, DateTimeOffset now, IReadOnlyList<NewChatMessage> messages)
    {
        var last = await session.NumberAsync(
            """
            UPDATE chats SET last = last + $2, touched_at = $3, locale = coalesce($4, locale)
            WHERE id = $1 AND ended = 0 RETURNING last
            """,
            id, (long)messages.Count, now, locale);
        if (last == 0)
            throw new InvalidOperationException("The chat is gone.");
        for (var i = 0; i < messages.Count; i++)
            session.Send(
                """
                INSERT INTO chat_messages (chat, number, person, client_id, inbound, at, body)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                id, last - messages.Count + i + 1, messages[i].ByPerson, messages[i].ClientId, messages[i].Inbound,
                now.ToUnixTimeMilliseconds(), messages[i].Body);
    }

    /// <summary>What came after a watermark, oldest first, a page of it.</summary>
    public static Task<List<ChatMessage>> AfterAsync(Session session, string id, long watermark, int most) =>
        session.QueryAsync(
            $"""
            SELECT number, person, at, body FROM chat_messages WHERE chat = $1 AND number > $2
            ORDER BY number LIMIT $3
            """,
            Read, id, watermark, most);

    /// <summary>The message that a page sent under an identifier of its own.</summary>
    public static Task<ChatMessage?> SentAsync(Session session, string id, string clientId) => session.FirstAsync(
        "SELECT number, person, at, body FROM chat_messages WHERE chat = $1 AND client_id = $2", Read, id, clientId);

    /// <summary>Chats with something new since an instant, each with its last number: what sockets wait for.</summary>
    public static Task<List<(string Id, long Last)>> TouchedAsync(Session session, DateTimeOffset since) =>
        session.QueryAsync(
            "SELECT id, last FROM chats WHERE touched_at >= $1",
            static row => (row.GetString(0), row.GetInt64(1)), since);

    /// <summary>
    /// The person is done: what was said is forgotten now, with the conversation and the answers kept for messages that
    /// come twice. Appointments stay.
    /// </summary>
    public static Task EndAsync(Session session, string id, DateTimeOffset now)
    {
        session.Send($"DELETE FROM inbound_messages WHERE id IN ({Inbound} WHERE chat = $1)", id);
        session.Send("DELETE FROM conversations WHERE id IN (SELECT conversation FROM chats WHERE id = $1)", id);
        session.Send("DELETE FROM chat_messages WHERE chat = $1", id);
        return session.ExecuteAsync("UPDATE chats SET ended = 1, touched_at = $2 WHERE id = $1", id, now);
    }

    /// <summary>The same for all chats in which nothing was said since.</summary>
    internal static Task ForgetAsync(Session session, DateTimeOffset since)
    {
        session.Send(
            $"DELETE FROM inbound_messages WHERE id IN ({Inbound} WHERE chat IN (SELECT id FROM chats WHERE touched_at < $1))",
            since);
        session.Send("DELETE FROM conversations WHERE id IN (SELECT conversation FROM chats WHERE touched_at < $1)", since);
        return session.ExecuteAsync("DELETE FROM chats WHERE touched_at < $1", since);
    }

    private const string Inbound = "SELECT inbound FROM chat_messages";

    static ChatMessage Read(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1) == 1, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3));
}

/// <param name="Person">The user's identifier in the channel.</param>
/// <param name="Locale">The language that the page spoke last.</param>
/// <param name="Last">The number of the last message.</param>
public sealed record Chat(string Id, string Person, string Locale, long Last, bool Ended);

/// <param name="ClientId">The page's own identifier: the same one again is the same message.</param>
/// <param name="Inbound">Under which its answer is kept (<see cref="InboundMessages"/>), to be forgotten with it.</param>
/// <param name="Body">As the host wrote it; of a code only its place.</param>
public sealed record NewChatMessage(bool ByPerson, string? ClientId, string? Inbound, string Body);

public sealed record ChatMessage(long Number, bool ByPerson, DateTimeOffset At, string Body);
