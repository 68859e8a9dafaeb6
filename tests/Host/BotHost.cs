using BotApp.Channels;
using BotApp.Infra.Data;
using BotApp.Tests.Fakes;
using BotApp.Tests.Postgres;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace BotApp.Tests.Host;

/// <summary>
/// The real host in memory, on a real database of its own, as <see cref="Databases"/> chooses. It is Tuesday 2 March 2027, 10:00 in New
/// York, and nothing ticks but <c>POST /dev/clock</c>.
/// </summary>
public class BotHost : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("botapp-").FullName;

    public RecordedLog Log { get; } = new();

    public string DatabaseFile => Path.Combine(folder, "bot.db");

    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>Null leaves the sender that the settings choose.</summary>
    protected virtual ISender? Sender => null;

    internal Task<T> ReadAsync<T>(Func<Session, Task<T>> read) =>
        Services.GetRequiredService<Database>().ReadAsync(read, TestContext.Current.CancellationToken);

    internal Task<int> WriteAsync(string sql, params object?[] values) => Services.GetRequiredService<Database>()
        .TransactAsync(session => session.ExecuteAsync(sql, values), TestContext.Current.CancellationToken);

    /// <summary>A conversation as it is kept, null before it begins.</summary>
    internal async Task<string?> ConversationAsync(string phone)
    {
        var id = Services.GetRequiredService<Conversations>().IdOf("sms", phone);
        return (await ReadAsync(session => Conversations.LoadAsync(session, id)))?.ToJson();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        Task.Run(() => Databases.MakeAsync(folder, Template.Seeded)).GetAwaiter().GetResult();
        foreach (var (name, value) in Databases.SettingsOf(folder))
            builder.UseSetting(name, value);
        builder.UseSetting("Clock:Start", "2027-03-02T10:00:00-05:00");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            var hosted = services.Where(service => service.ServiceType == typeof(IHostedService)).ToList();
            foreach (var ticking in hosted.Where(IsQuartz))
                services.Remove(ticking);
            if (Sender is { } sender)
                services.Replace(ServiceDescriptor.Singleton(sender));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder))
            return;
        Task.Run(() => Databases.DropAsync(folder)).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    static bool IsQuartz(ServiceDescriptor service) =>
        service.ImplementationType?.Assembly == typeof(IScheduler).Assembly
        || service.ImplementationFactory?.Method.Module.Assembly == typeof(IScheduler).Assembly;
}
