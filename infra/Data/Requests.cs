namespace BotApp.Infra.Data;

/// <summary>
/// Requests that may come again, each with an identifier of the client's: the same again gets the same answer and changes
/// nothing, also at the same moment and in another process.
/// </summary>
public sealed class Requests(Database database, TimeProvider clock)
{
    /// <param name="content">What it asks for, or a hash of it.</param>
    /// <param name="ask">What the work will need to know: it travels with the question whether this came before.</param>
    /// <param name="work">Its answer, and whether the same request is to get it again; else it is done anew.</param>
    /// <returns>The answer; null where the identifier came with another content before.</returns>
    public Task<string?> OnceAsync<TAsked>(
        string id, string content, Func<Session, TAsked> ask, Func<Session, TAsked, Task<(string Answer, bool Keep)>> work,
        CancellationToken cancellation) =>
        database.TransactAsync(async session =>
        {
            // Of two at once the second fails at its end: done again it finds what the first was answered.
            if (session.IsAgain)
                session.QueueFor($"request {id}");
            var known = session.AskFirst<(string Content, string Answer)?>(
                "SELECT content, answer FROM requests WHERE id = $1",
                static row => (row.GetString(0), row.GetString(1)), id);
            var asked = ask(session);
            if (await known is var (earlier, given))
                return earlier == content ? given : null;
            var (answer, keep) = await work(session, asked);
            if (keep)
                session.Send(
                    "INSERT INTO requests (id, content, answer, received_at) VALUES ($1, $2, $3, $4)",
                    id, content, answer, clock.GetUtcNow());
            return answer;
        }, cancellation);
}
