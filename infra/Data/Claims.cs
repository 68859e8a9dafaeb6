using System.Diagnostics;

namespace BotApp.Infra.Data;

/// <summary>
/// Puts the turns of a conversation in order where one transaction cannot: while one is being answered, the next waits, in
/// this process and in others. A process that dies with its claim holds the conversation up for half a minute at most.
/// </summary>
public sealed class Claims(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="DatabaseUnavailableException">Another turn takes too long.</exception>
    public async Task<IAsyncDisposable> TakeAsync(string conversation, CancellationToken cancellation)
    {
        var claim = new Claim(database, conversation, Guid.NewGuid().ToString("N"));
        for (var since = Stopwatch.GetTimestamp(); !await TryAsync(claim, cancellation);)
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new DatabaseUnavailableException("Another message of this conversation is being answered.");
            // Another process tells nobody that it is done, on SQLite not even the database: it is looked again.
            await Task.Delay(Pause, cancellation);
        }
        return claim;
    }

    private Task<bool> TryAsync(Claim claim, CancellationToken cancellation) => database.TransactAsync(
        async session => await session.ExecuteAsync(
            """
            INSERT INTO claims (conversation, holder, until) VALUES ($1, $2, $3)
            ON CONFLICT (conversation) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE claims.until <= $4
            """,
            claim.Conversation, claim.Holder, clock.GetUtcNow() + Longest, clock.GetUtcNow()) == 1, cancellation);

    private sealed record Claim(Database Database, string Conversation, string Holder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Database.TransactAsync(session => session.ExecuteAsync(
            "DELETE FROM claims WHERE conversation = $1 AND holder = $2", Conversation, Holder));
    }
}
