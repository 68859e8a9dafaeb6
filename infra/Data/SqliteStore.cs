using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BotApp.Infra.Data;

/// <summary>A SQLite file of one process.</summary>
internal sealed class SqliteStore(SqliteFile file, TimeSpan patience) : IStore
{
    private readonly SqliteWriter writer = new(file, patience);

    public string Where => file.Path;
    public string? Folder => Path.GetDirectoryName(file.Path);

    public Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) =>
        writer.EnqueueAsync(work, cancellation);

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var session = await file.OpenForReadingAsync(cancellation);
            session.Send("BEGIN");
            return await work(session);
        }
        catch (SqliteException trouble) when (SqliteFile.IsOutOfReach(trouble))
        {
            throw new DatabaseUnavailableException("The database cannot be read.", trouble);
        }
    }

    // A file has one process.
    public Task<IAsyncDisposable> AloneAsync(CancellationToken cancellation) =>
        Task.FromResult<IAsyncDisposable>(new Alone());

    public async Task<bool> HasTableAsync(string name, CancellationToken cancellation) => file.Exists && await ReadAsync(
        session => session.NumberAsync("SELECT count(*) FROM sqlite_master WHERE name = $1", name), cancellation) == 1;

    public async Task MigrateAsync(BotContext context, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder!);
        if (file.Exists)
            await ForgetBrokenMigrationAsync(context, cancellation);
        await context.Database.MigrateAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    public void Configure(DbContextOptionsBuilder options) => options.UseSqlite(file.ForMaking);

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    // A start that was killed while it migrated leaves its lock behind, and the next would wait for it for ever. A SQLite
    // file has one process, so a lock that is there at start belongs to nobody.
    private static Task<int> ForgetBrokenMigrationAsync(BotContext context, CancellationToken cancellation) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);

    private sealed class Alone : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }
}
