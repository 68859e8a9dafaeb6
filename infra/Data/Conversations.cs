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
    /// The conversation's JSON, as yet unread, and what a message of it was answered before, in one question: every turn
    /// begins with it.
    /// </summary>
    public static Asked<(string? State, string? Answer)> Ask(Session session, string id, string message) =>
        session.AskFirst(
            "SELECT (SELECT state FROM conversations WHERE id = $1), (SELECT answer FROM inbound_messages WHERE id = $2)",
            static row => (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), id, message);

    public static Conversation? Read(string? json) => json is null ? null : Conversation.FromJson(json);

    public static void Save(Session session, Conversation conversation, DateTimeOffset now) =>
        session.Send(
            """
            INSERT INTO conversations (id, language, state, updated_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE
            SET language = excluded.language, state = excluded.state, updated_at = excluded.updated_at
            """,
            conversation.Id, conversation.Reads, conversation.ToJson(), now);
}
