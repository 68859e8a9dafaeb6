using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Data;

/// <summary>
/// The outer side on a real database of its own: a SQLite file in a folder, or one on PostgreSQL that has its name. It is Tuesday 2 March 2027, 10:00 in New York, unless the
/// clock is moved. The whole seed takes a second to load, so most tests do with the one office TST.
/// </summary>
public sealed class Premises : IAsyncDisposable
{
    public static readonly DateTimeOffset Tuesday = new(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));

    private readonly ServiceProvider services;
    private readonly bool first;

    private Premises(string folder, DateTimeOffset now, Random random, IReadOnlyDictionary<string, string?> settings)
    {
        Folder = folder;
        first = !Directory.EnumerateFileSystemEntries(folder).Any();
        Clock = new(now);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Databases.SettingsOf(folder))
            .AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock).AddSingleton(random)
            .AddInfra(configuration).BuildServiceProvider();
    }

    public string Folder { get; }
    public string File => Path.Combine(Folder, "bot.db");
    public ClockByHand Clock { get; }
    public DateTimeOffset Now => Clock.Now;
    public Database Database => Get<Database>();
    public Codes Codes => Get<Codes>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>As at a first start: offices, ZIPs, demonstration days.</summary>
    public static async Task<Premises> SeededAsync(
        DateTimeOffset? now = null, params (string Key, string Value)[] settings)
    {
        var premises = At(NewFolder(), now ?? Tuesday, settings);
        await Databases.MakeAsync(premises.Folder, now is null ? Template.Seeded : Template.Migrated);
        await premises.Get<Installation>().PrepareAsync(Cancelled);
        return premises;
    }

    /// <summary>An office TST in Lawrence, open each day from 9 to 12 with <paramref name="seats"/> seats.</summary>
    public static async Task<Premises> SmallAsync(int seats = 1, params (string Key, string Value)[] settings)
    {
        var premises = At(NewFolder(), Tuesday, [("Demo:Enabled", "false"), .. settings]);
        await Databases.MakeAsync(premises.Folder, Template.Migrated);
        await premises.Get<Installation>().MigrateAsync(Cancelled);
        await premises.Database.TransactAsync(async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO offices (code, name, street, city, state, zip, lat, lon, zone, opens, closes, officers, weekdays)
                VALUES ('TST', 'Lawrence', '280 Merrimack Street', 'Lawrence', 'MA', '01843', 42.69, -71.1604,
                    'America/New_York', 540, 720, 1, '12345')
                """);
            for (var day = new DateOnly(2027, 3, 2); day <= new DateOnly(2027, 3, 16); day = day.AddDays(1))
            {
                await session.ExecuteAsync(
                    "INSERT INTO days (office, date, opens, closes, closure) VALUES ('TST', $1, 540, 720, 'open')", day);
                foreach (var start in LocalTime.Quarters(day, 540, 720, LocalTime.Zone("America/New_York")))
                    await session.ExecuteAsync(
                        "INSERT INTO slots (office, start, capacity) VALUES ('TST', $1, $2)", start, seats);
            }
            return true;
        }, Cancelled);
        return premises;
    }

    public static Premises At(string folder, DateTimeOffset now, params (string Key, string Value)[] settings) =>
        new(folder, now, new Random(7), settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));

    public static string NewFolder() => Directory.CreateTempSubdirectory("botapp-").FullName;

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<Input> PerformAsync(Effect effect, Conversation conversation) => Database.TransactAsync(
        session => Get<Scheduler>().PerformAsync(effect, conversation, session, Now, Cancelled), Cancelled);

    public Task<long> NumberAsync(string sql, params object?[] values) =>
        Database.ReadAsync(session => session.NumberAsync(sql, values), Cancelled);

    public Task<int> ExecuteAsync(string sql, params object?[] values) =>
        Database.TransactAsync(session => session.ExecuteAsync(sql, values), Cancelled);

    /// <summary>Holds and books a time for someone, as the core would; fails the test where it is refused.</summary>
    public async Task<Appointment> BookAsync(Conversation who, DateTimeOffset start, Draft? draft = null, int minutes = 30)
    {
        var held = Assert.IsType<Input.TimeHeld>(await PerformAsync(new Effect.HoldTime("TST", start, minutes), who));
        return Assert.IsType<Input.Booked>(
            await PerformAsync(new Effect.Book(draft ?? Draft(), held.Hold), who)).Appointment;
    }

    public static Draft Draft(string name = "Ana López", int birthYear = 1990) => new()
    {
        Reason = "adit",
        Zip = "01843",
        Name = name,
        Birth = new(birthYear, 3, 4),
        Party = Party.Self,
        Interpreter = false,
    };

    public static Conversation Conversation(int who = 1, string? phone = "") => new()
    {
        Id = $"conversation-{who}",
        Language = "en",
        Phone = phone is "" ? $"+1978555{who:0000}" : phone,
    };

    /// <summary>A time at the office TST.</summary>
    public static DateTimeOffset On(int day, int hour, int minute = 0) =>
        new(2027, 3, day, hour, minute, 0, TimeSpan.FromHours(day < 14 ? -5 : -4));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!first)
            return;
        await Databases.DropAsync(Folder);
        Directory.Delete(Folder, recursive: true);
    }
}
