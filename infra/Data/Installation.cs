using System.Data.Common;
using System.Reflection;
using BotApp.Infra.Scheduling;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>
/// Makes the database ready at start: migrates it, loads offices and ZIPs, opens the days of the window. Of several
/// processes that start at once one does it and the others find it done.
/// </summary>
public sealed class Installation(Database database, Keys keys, Opening opening, IOptions<DemoOptions> demo)
{
    private const string History = "__EFMigrationsHistory";

    public async Task<Installed> PrepareAsync(CancellationToken cancellation = default)
    {
        await using var alone = await AloneAsync(cancellation);
        var made = await MigratedAsync(cancellation);
        await database.TransactAsync(Seeding.LoadAsync, cancellation);
        await opening.OpenDaysAsync(cancellation);
        var (offices, zips) = await database.ReadAsync(static async session => (
            await session.NumberAsync("SELECT count(*) FROM offices"),
            await session.NumberAsync("SELECT count(*) FROM zips")), cancellation);
        return new(database.Store.Where, made, (int)offices, (int)zips, demo.Value.Enabled);
    }

    internal async Task MigrateAsync(CancellationToken cancellation)
    {
        if (await IsCurrentAsync(cancellation))
            return;
        await using var context = BotContext.On(database.Store);
        await database.Store.MigrateAsync(context, cancellation);
    }

    private Task<IAsyncDisposable> AloneAsync(CancellationToken cancellation) =>
        NamingItAsync(() => database.Store.AloneAsync(cancellation));

    /// <returns>True when there was nothing.</returns>
    private Task<bool> MigratedAsync(CancellationToken cancellation) => NamingItAsync(async () =>
    {
        var found = await database.Store.HasTableAsync(History, cancellation);
        await MigrateAsync(cancellation);
        keys.Open();
        return !found;
    });

    /// <summary>Trouble here is trouble with a setting, and whoever starts the program can mend it.</summary>
    private async Task<T> NamingItAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception trouble) when (
            trouble is DbException or DatabaseUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(nameof(DatabaseOptions), typeof(DatabaseOptions),
                [$"ConnectionStrings:Bot names {database.Store.Where}, which cannot be used: {Why(trouble)}"]);
        }
    }

    private static string Why(Exception trouble) => trouble.InnerException is { } inner and not IOException
        ? $"{trouble.Message} {inner.Message}"
        : trouble.Message;

    // What Entity Framework would find out too, but a second later: it is only woken when there is something to do.
    private async Task<bool> IsCurrentAsync(CancellationToken cancellation)
    {
        if (!await database.Store.HasTableAsync(History, cancellation))
            return false;
        var applied = await database.ReadAsync(static session => session.QueryAsync(
            $"SELECT \"MigrationId\" FROM \"{History}\"", static row => row.GetString(0)), cancellation);
        return Known.All(applied.Contains);
    }

    private static string[] Known { get; } =
    [
        .. typeof(BotContext).Assembly.GetTypes()
            .Select(static type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>(),
    ];
}

/// <param name="Where">The database file, or the server.</param>
/// <param name="Made">True at the first start.</param>
/// <param name="Demonstration">The availability is invented.</param>
public sealed record Installed(string Where, bool Made, int Offices, int Zips, bool Demonstration);
