using BotApp.Infra.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>Makes the database ready at start: migrates it, loads offices and ZIPs, opens the days of the window.</summary>
public sealed class Installation(Database database, Keys keys, Opening opening, IOptions<DemoOptions> demo)
{
    public async Task<Installed> PrepareAsync(CancellationToken cancellation = default)
    {
        var made = !database.File.Exists;
        await MigrateAsync(cancellation);
        keys.Open();
        await database.TransactAsync(Seeding.LoadAsync, cancellation);
        await opening.OpenDaysAsync(cancellation);
        var (offices, zips) = await database.ReadAsync(static async session => (
            await session.NumberAsync("SELECT count(*) FROM offices"),
            await session.NumberAsync("SELECT count(*) FROM zips")), cancellation);
        return new(database.File.Path, made, (int)offices, (int)zips, demo.Value.Enabled);
    }

    internal async Task MigrateAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(database.File.Path)!);
        await using var context = BotContext.On(database.File);
        if (database.File.Exists)
            await ForgetBrokenMigrationAsync(context, cancellation);
        await context.Database.MigrateAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    // A start that was killed while it migrated leaves its lock behind, and the next would wait for it for ever. A SQLite
    // file has one process, so a lock that is there at start belongs to nobody.
    private static Task<int> ForgetBrokenMigrationAsync(BotContext context, CancellationToken cancellation) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
}

/// <param name="Where">The database file.</param>
/// <param name="Made">True at the first start.</param>
/// <param name="Demonstration">The availability is invented.</param>
public sealed record Installed(string Where, bool Made, int Offices, int Zips, bool Demonstration);
