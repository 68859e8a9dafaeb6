using System.Collections.Concurrent;
using BotApp.Infra;
using BotApp.Infra.Data;
using BotApp.Tests.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Postgres;

/// <summary>
/// The databases of tests: SQLite files in a folder, or copies of a template on a server that is started once a run.
/// A database on the server has its folder's name.
/// </summary>
internal static class Databases
{
    /// <summary>The same codes in every run: a code that is misheard fails always or never.</summary>
    public static readonly string Key = Convert.ToBase64String(new byte[32]);

    static readonly Lazy<Server> Started = new(static () => new Server().Make().Start());
    static readonly ConcurrentDictionary<Template, Lazy<Task>> Templates = new();

    static Server Shared
    {
        get
        {
            SkipUnlessThere();
            return Started.Value;
        }
    }

    public static void SkipUnlessThere() =>
        Assert.SkipUnless(Server.IsThere, "PostgreSQL is not there: apt-get install postgresql brings it.");

    /// <summary>The settings that lead to the database of a folder.</summary>
    public static Dictionary<string, string?> SettingsOf(string folder) => OnPostgresAttribute.IsHere
        ? Settings(NameOf(folder))
        : new() { ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder, "bot.db")}" };

    /// <summary>A new database for the folder, where tests run on PostgreSQL; a SQLite file makes itself.</summary>
    public static async Task MakeAsync(string folder, Template template)
    {
        if (!OnPostgresAttribute.IsHere)
            return;
        await File.WriteAllTextAsync(Path.Combine(folder, "on-postgres"), NameOf(folder));
        await Templates.GetOrAdd(template, static which => new(() => PrepareAsync(which))).Value;
        await Shared.ExecuteAsync($"CREATE DATABASE \"{NameOf(folder)}\" TEMPLATE {template} STRATEGY FILE_COPY");
    }

    public static Task DropAsync(string folder) => OnPostgresAttribute.IsHere
        ? Shared.ExecuteAsync($"DROP DATABASE IF EXISTS \"{NameOf(folder)}\" WITH (FORCE)")
        : Task.CompletedTask;

    static async Task PrepareAsync(Template template)
    {
        await Shared.ExecuteAsync($"CREATE DATABASE {template}");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(template.ToString())).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new ClockByHand(Premises.Tuesday)).AddInfra(configuration).BuildServiceProvider();
        var installation = services.GetRequiredService<Installation>();
        if (template is Template.Migrated)
            await installation.MigrateAsync(default);
        else if (template is Template.Seeded)
            await installation.PrepareAsync();
    }

    static Dictionary<string, string?> Settings(string database) => new()
    {
        ["ConnectionStrings:Bot"] = $"{Shared.ConnectionTo(database.ToLowerInvariant())};Maximum Pool Size=8",
        ["Codes:Key"] = Key,
    };

    static string NameOf(string folder) => Path.GetFileName(folder).ToLowerInvariant();
}

/// <summary>What a new database has in it.</summary>
internal enum Template { Empty, Migrated, Seeded }
