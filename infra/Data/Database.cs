using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>The one shared thing. All that changes it goes through <see cref="TransactAsync{T}"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SqliteFile file;
    private readonly SqliteWriter writer;

    public Database(IOptions<DatabaseOptions> options)
    {
        file = SqliteFile.Parse(options.Value.Bot);
        writer = new(file, TimeSpan.FromSeconds(options.Value.PatienceSeconds));
    }

    internal SqliteFile File => file;

    /// <summary>
    /// Runs the work alone, in its own transaction: what it changes is kept whole, and durably, before the task ends;
    /// when it throws nothing of it is kept. It may run more than once, so it must do nothing outside the session.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database stayed away; nothing was kept.</exception>
    public Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default) =>
        writer.EnqueueAsync(work, cancellation);

    /// <summary>Reads what is committed, beside the writer and without holding it up.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default)
    {
        try
        {
            await using var session = await file.OpenForReadingAsync(cancellation);
            await session.ExecuteAsync("BEGIN");
            return await work(session);
        }
        catch (SqliteException trouble) when (SqliteFile.IsOutOfReach(trouble))
        {
            throw new DatabaseUnavailableException("The database cannot be read.", trouble);
        }
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
