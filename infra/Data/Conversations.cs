using System.Security.Cryptography;
using System.Text;
using BotApp.Dialogs;

namespace BotApp.Infra.Data;

/// <summary>What is remembered of each conversation, as JSON, saved with the turn that changed it.</summary>
public sealed class Conversations(Keys keys)
{
    /// <summary>
    /// The same address in the same channel is the same conversation, and a phone is one however it is used: what was begun
    /// by text goes on by voice. The identifier does not tell the address.
    /// </summary>
    public string IdOf(string channel, string address) => Convert.ToHexStringLower(HMACSHA256.HashData(
        keys.Secret, Encoding.UTF8.GetBytes($"conversation {(channel is "sms" or "voice" ? "phone" : channel)} {address}")).AsSpan(0, 16));

    /// <returns>Null for one that has not begun or was forgotten.</returns>
    public static async Task<Conversation?> LoadAsync(Session session, string id) => Read(await session.FirstAsync(
        "SELECT state FROM conversations WHERE id = $1", static row => row.GetString(0), id));

    /// <summary>
    /// The conversation's JSON, as yet unread, with its version, and what a message of it was answered before, in one
    /// question: every turn begins with it.
    /// </summary>
    public static Asked<(string? State, long Version, string? Answer)> Ask(Session session, string id, string message) =>
        session.AskFirst(
            """
            SELECT c.state, coalesce(c.version, 0), m.answer FROM (SELECT 1) one
            LEFT JOIN conversations c ON c.id = $1 LEFT JOIN inbound_messages m ON m.id = $2
            """,
            static row => (
                row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)),
            id, message);

    public static Conversation? Read(string? json) => json is null ? null : Conversation.FromJson(json);

    /// <summary>Whatever stands there.</summary>
    public static void Save(Session session, Conversation conversation, DateTimeOffset now) => session.Send(
        $"{Put} conversations.version + 1", conversation.Id, conversation.Reads, conversation.ToJson(), now, 1);

    /// <summary>
    /// The next version of what <see cref="Ask"/> found; where another turn has saved it since, this one fails, and done again
    /// it goes on from there.
    /// </summary>
    public static void SaveNext(Session session, Conversation conversation, long version, DateTimeOffset now) => session.Send(
        $"{Put} CASE WHEN conversations.version = excluded.version - 1 THEN excluded.version END",
        conversation.Id, conversation.Reads, conversation.ToJson(), now, version + 1);

    private const string Put =
        """
        INSERT INTO conversations (id, language, state, updated_at, version) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET language = excluded.language, state = excluded.state,
            updated_at = excluded.updated_at, version =
        """;
}
