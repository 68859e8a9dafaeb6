using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BotApp.Infra.Data;

/// <summary>
/// A PostgreSQL server, or several of which one is the primary. Work runs at once with that of others, here and in other
/// processes; what meets a conflict is done again, what finds nobody there waits.
/// </summary>
internal sealed class PostgresServer : IStore
{
    private const int MostConflicts = 7;

    /// <summary>Any key will do, as long as nothing else in the database uses it.</summary>
    private const long InstallationLock = 0x626f_7461_7070;

    private readonly TimeSpan patience;
    private readonly NumberStock numbers = new();

    public PostgresServer(string connectionString, TimeSpan patience)
    {
        var settings = Settings(connectionString, patience);
        (Source, this.patience) = (NpgsqlDataSource.Create(settings), patience);
        Where = $"PostgreSQL, {settings.Database ?? settings.Username} on {settings.Host}";
    }

    public string Where { get; }
    public NpgsqlDataSource Source { get; }
    public string? Folder => null;

    public static bool IsMeantBy(string connectionString) =>
        connectionString.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase);

    /// <returns>Null when the connection string can be read.</returns>
    public static string? WrongWith(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 }
                ? null
                : "names no host: Host=localhost;Database=botapp;Username=botapp is one that does.";
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            return $"cannot be read: {wrong.Message}";
        }
    }

    public Task<T> TransactAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) =>
        PersistAsync(async session =>
        {
            var result = await work(session);
            await session.CommitAsync();
            return result;
        }, transacts: true, cancellation);

    // Each statement sees what is committed when it begins; none of them waits for a writer.
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) =>
        PersistAsync(work, transacts: false, cancellation);

    public async Task<IAsyncDisposable> AloneAsync(CancellationToken cancellation)
    {
        await MakeDatabaseAsync(cancellation);
        var connection = await Source.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({InstallationLock})";
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
        return new Alone(connection);
    }

    public async Task<bool> HasTableAsync(string name, CancellationToken cancellation) => await ReadAsync(
        session => session.NumberAsync("SELECT count(*) FROM pg_class WHERE oid = to_regclass(quote_ident($1))", name),
        cancellation) == 1;

    public Task MigrateAsync(BotContext context, CancellationToken cancellation) =>
        context.Database.MigrateAsync(cancellation);

    public void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(Source);

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>Ours first, so that the setting's own have the last word.</summary>
    private static NpgsqlConnectionStringBuilder Settings(string connectionString, TimeSpan patience) => new(
        $"""
        Application Name=botapp;Maximum Pool Size=32;Timeout={patience.TotalSeconds};Command Timeout={patience.TotalSeconds};
        No Reset On Close=true;Max Auto Prepare=200;Auto Prepare Min Usages=2;Host Recheck Seconds=1;{connectionString}
        """);

    private async Task<T> PersistAsync<T>(Func<PostgresSession, Task<T>> work, bool transacts, CancellationToken cancellation)
    {
        var (since, conflicts) = (Stopwatch.GetTimestamp(), 0);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = new PostgresSession(
                    await Source.OpenConnectionAsync(cancellation), numbers, transacts)
                {
                    IsAgain = conflicts > 0,
                    IsLastTry = conflicts == MostConflicts,
                };
                return await work(session);
            }
            catch (Exception trouble) when (PostgresTrouble.IsConflict(trouble) && conflicts < MostConflicts)
            {
                conflicts++;
            }
            catch (Exception trouble) when (PostgresTrouble.IsOutOfReach(trouble))
            {
                if (Stopwatch.GetElapsedTime(since) > patience)
                    throw new DatabaseUnavailableException("The database did not answer in time.", trouble);
                numbers.Clear();
                if (PostgresTrouble.IsStale(trouble))
                    Source.Clear();
            }
            // A pause on the machine's own clock, never the same for two who met.
            await Task.Delay(Random.Shared.Next(1, Math.Min(10 << Math.Min(attempt, 6), 500)), cancellation);
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(static session => session.NumberAsync("SELECT 1"), cancellation);
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var context = BotContext.On(this);
            await CreateAsync(context.GetService<IRelationalDatabaseCreator>(), cancellation);
        }
    }

    private static async Task CreateAsync(IRelationalDatabaseCreator creator, CancellationToken cancellation)
    {
        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (PostgresException faster) when (
            faster.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it at the same moment.
        }
    }

    private sealed class Alone(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_unlock({InstallationLock})";
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
