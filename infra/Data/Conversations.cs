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
    public static async Task<Conversation?> LoadAsync(Session session, string id)
    {
        var json = await session.FirstAsync(
            "SELECT state FROM conversations WHERE id = $1", static row => row.GetString(0), id);
        return json is null ? null : Conversation.FromJson(json);
    }

    public static Task SaveAsync(Session session, Conversation conversation, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO conversations (id, language, state, updated_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE
            SET language = excluded.language, state = excluded.state, updated_at = excluded.updated_at
            """,
            conversation.Id, conversation.Language, conversation.ToJson(), now);
}
