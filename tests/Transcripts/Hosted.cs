using BotApp.Channels;
using BotApp.Tests.Postgres;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BotApp.Tests.Transcripts;

/// <summary>The real host.</summary>
abstract class Hosted : Stage
{
    readonly WebApplicationFactory<Program> host;

    protected Hosted(DateTimeOffset now) : base(now)
    {
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(web => Set(web, this, Folder));
        Client = host.CreateClient();
    }

    protected HttpClient Client { get; }

    protected override IServiceProvider Services => host.Services;

    /// <summary>Everything is as it runs elsewhere, but for the clock, chance, the network, and who ticks the jobs.</summary>
    internal static void Set(IWebHostBuilder web, Stage stage, string folder)
    {
        foreach (var (setting, value) in Databases.SettingsOf(folder))
            web.UseSetting(setting, value);
        web.UseSetting("WebChat:TokenMinutes", "1440"); // A page that is open gets a new one in time.
        web.UseEnvironment("Production").ConfigureTestServices(services =>
        {
            foreach (var ticking in services.Where(one => one.ServiceType == typeof(IHostedService) && IsQuartz(one)).ToList())
                services.Remove(ticking);
            services.RemoveAll<ISender>().AddSingleton<ISender>(stage.Gone);
            services.AddSingleton<TimeProvider>(stage.Clock).AddSingleton(new Random(7));
        });
    }

    static bool IsQuartz(ServiceDescriptor service) =>
        $"{service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType}".Contains("Quartz", StringComparison.Ordinal);

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await base.DisposeAsync();
    }
}
