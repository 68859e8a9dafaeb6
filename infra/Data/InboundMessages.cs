namespace BotApp.Infra.Data;

/// <summary>Messages already answered: one that comes again gets the same answer and changes nothing.</summary>
public static class InboundMessages
{
    /// <returns>The answer that was given, as the host wrote it; null for a message that is new.</returns>
    public static Asked<string?> AnswerTo(Session session, string id) =>
        session.AskFirst("SELECT answer FROM inbound_messages WHERE id = $1", static row => row.GetString(0), id);

    /// <summary>
    /// Of two turns that answer one message at the same moment the second fails here, and done again it finds the answer.
    /// </summary>
    public static void Remember(Session session, string id, string answer, DateTimeOffset now) => session.Send(
        "INSERT INTO inbound_messages (id, answer, received_at) VALUES ($1, $2, $3)", id, answer, now);

    /// <summary>Puts the answer in its last words in the place of a draft; who was first has the last word.</summary>
    /// <returns>False where another answer stands already.</returns>
    public static async Task<bool> SettleAsync(Session session, string id, string draft, string answer) =>
        await session.ExecuteAsync(
            "UPDATE inbound_messages SET answer = $3 WHERE id = $1 AND answer = $2", id, draft, answer) == 1;
}
