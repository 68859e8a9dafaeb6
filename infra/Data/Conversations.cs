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
    public static async Task<Conversation?> LoadAsync(Session session, string id) => Read(await Ask(session, id));

    /// <summary>Its JSON, as yet unread; <see cref="Read"/> reads it.</summary>
    public static Asked<string?> Ask(Session session, string id) =>
        session.AskFirst("SELECT state FROM conversations WHERE id = $1", static row => row.GetString(0), id);

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
