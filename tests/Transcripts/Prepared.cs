using BotApp.Infra;
using BotApp.Infra.Data;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Transcripts;

/// <summary>A database that is migrated and seeded once; each transcript gets a copy.</summary>
static class Prepared
{
    static readonly Lazy<string> Made = new(() => Task.Run(MakeAsync).GetAwaiter().GetResult());

    public static string Copy()
    {
        var folder = Premises.NewFolder();
        if (OnPostgresAttribute.IsHere)
            Task.Run(() => Databases.MakeAsync(folder, Template.Seeded)).GetAwaiter().GetResult();
        else
            CopyFiles(folder);
        return folder;
    }

    static void CopyFiles(string folder)
    {
        foreach (var file in Directory.GetFiles(Made.Value))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    /// <summary>The outer side on the database of a folder, with a clock that is moved by hand.</summary>
    public static IServiceCollection Services(string folder, ClockByHand clock) => new ServiceCollection()
        .AddSingleton<TimeProvider>(clock).AddSingleton(new Random(7))
        .AddInfra(new ConfigurationBuilder().AddInMemoryCollection(Databases.SettingsOf(folder)).Build());

    static async Task<string> MakeAsync()
    {
        var folder = Premises.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "codes.key"), Databases.Key);
        await using (var services = Services(folder, new(Premises.Tuesday)).BuildServiceProvider())
            await services.GetRequiredService<Installation>().PrepareAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
