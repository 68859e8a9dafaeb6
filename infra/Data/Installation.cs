using System.Reflection;
using BotApp.Infra.Scheduling;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>Makes the database ready at start: migrates it, loads offices and ZIPs, opens the days of the window.</summary>
public sealed class Installation(Database database, Keys keys, Opening opening, IOptions<DemoOptions> demo)
{
    public async Task<Installed> PrepareAsync(CancellationToken cancellation = default)
    {
        var made = !database.File.Exists;
        await OpenAsync(cancellation);
        await database.TransactAsync(Seeding.LoadAsync, cancellation);
        await opening.OpenDaysAsync(cancellation);
        var (offices, zips) = await database.ReadAsync(static async session => (
            await session.NumberAsync("SELECT count(*) FROM offices"),
            await session.NumberAsync("SELECT count(*) FROM zips")), cancellation);
        return new(database.File.Path, made, (int)offices, (int)zips, demo.Value.Enabled);
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await MigrateAsync(cancellation);
            keys.Open();
        }
        catch (Exception trouble) when (
            trouble is SqliteException or DatabaseUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(nameof(DatabaseOptions), typeof(DatabaseOptions),
                [$"ConnectionStrings:Bot names {database.File.Path}, which cannot be used: {trouble.Message}"]);
        }
    }

    internal async Task MigrateAsync(CancellationToken cancellation)
    {
        if (database.File.Exists && await IsCurrentAsync(cancellation))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(database.File.Path)!);
        await using var context = BotContext.On(database.File);
        if (database.File.Exists)
            await ForgetBrokenMigrationAsync(context, cancellation);
        await context.Database.MigrateAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    // What Entity Framework would find out too, but a second later: it is only woken when there is something to do.
    private Task<bool> IsCurrentAsync(CancellationToken cancellation) => database.ReadAsync(static async session =>
    {
        var kept = await session.NumberAsync("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 1;
        var applied = kept
            ? await session.QueryAsync("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", static row => row.GetString(0))
            : [];
        return Known.All(applied.Contains);
    }, cancellation);

    private static string[] Known { get; } =
    [
        .. typeof(BotContext).Assembly.GetTypes()
            .Select(static type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>(),
    ];

    // A start that was killed while it migrated leaves its lock behind, and the next would wait for it for ever. A SQLite
    // file has one process, so a lock that is there at start belongs to nobody.
    private static Task<int> ForgetBrokenMigrationAsync(BotContext context, CancellationToken cancellation) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
}

/// <param name="Where">The database file.</param>
/// <param name="Made">True at the first start.</param>
/// <param name="Demonstration">The availability is invented.</param>
public sealed record Installed(string Where, bool Made, int Offices, int Zips, bool Demonstration);
