using BotApp.Tests.Api;
using BotApp.Tests.Postgres;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Transcripts;

/// <summary>
/// Two real hosts: one talks to people and has no appointments of its own, the other has them and its API. Seats are taken
/// and time passes at the second.
/// </summary>
sealed class InTwoHosts : Stage
{
    readonly WebApplicationFactory<Program> backend;
    readonly WebApplicationFactory<Program> line;
    readonly HttpClient client;
    readonly string own = Prepared.Copy();
    readonly Chatters chatters;

    InTwoHosts(DateTimeOffset now) : base(now)
    {
        backend = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            Hosted.Set(web, this, Folder);
            foreach (var (setting, value) in ApiHost.Key("line", "Line"))
                web.UseSetting(setting, value);
        });
        var network = backend.Server.CreateHandler();
        line = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            Hosted.Set(web, this, own);
            web.UseSetting("Scheduling:BaseAddress", "http://backend.example").UseSetting("Scheduling:Key", "line");
            web.ConfigureTestServices(services => services.ConfigureHttpClientDefaults(
                http => http.ConfigurePrimaryHttpMessageHandler(() => network)));
        });
        client = line.CreateClient();
        chatters = new(client);
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InTwoHosts(now));

    protected override IServiceProvider Services => backend.Services;

    protected override IReadOnlyList<IServiceProvider> Hosts => [backend.Services, line.Services];

    public override Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt) =>
        chatters.SayAsync(id, phone, text);

    public override async Task PassAsync(TimeSpan by)
    {
        await base.PassAsync(by);
        await chatters.ReadAsync(Gone);
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await line.DisposeAsync();
        await backend.DisposeAsync();
        await Databases.DropAsync(own);
        Directory.Delete(own, recursive: true);
        await base.DisposeAsync();
    }
}
