using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>The one shared thing. All that changes it goes through <see cref="TransactAsync{T}"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    public Database(IOptions<DatabaseOptions> options)
    {
        var (bot, patience) = (options.Value.Bot, TimeSpan.FromSeconds(options.Value.PatienceSeconds));
        Store = PostgresServer.IsMeantBy(bot)
            ? new PostgresServer(bot, patience)
            : new SqliteStore(SqliteFile.Parse(bot), patience);
    }

    internal IStore Store { get; }

    /// <summary>Connections for a library that keeps tables of its own beside ours; null on SQLite.</summary>
    public DbDataSource? Shared => (Store as PostgresServer)?.Source;

    /// <summary>Many processes may work on it at once.</summary>
    public static bool IsShared(IConfiguration configuration) =>
        configuration.GetConnectionString("Bot") is { } bot && PostgresServer.IsMeantBy(bot);

    /// <summary>
    /// Runs the work in its own transaction: what it changes is kept whole, and durably, before the task ends; when it
    /// throws nothing of it is kept. It may run more than once, so it must do nothing outside the session. On SQLite it
    /// runs alone; on PostgreSQL beside others, so what it looked at may change before it writes, unless it locks it
    /// (<see cref="Session.ForUpdate"/>) or the database's constraints speak.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database stayed away; nothing was kept.</exception>
    public Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default) =>
        Store.TransactAsync(work, cancellation);

    /// <summary>Reads what is committed, beside the writers and without holding them up.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be read now.</exception>
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default) =>
        Store.ReadAsync(work, cancellation);

    /// <summary>Finds out whether it answers.</summary>
    /// <exception cref="DatabaseUnavailableException">It does not.</exception>
    public Task AskAsync(CancellationToken cancellation) =>
        ReadAsync(static session => session.NumberAsync("SELECT 1"), cancellation);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
