using System.Xml.Linq;
using BotApp.Channels;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BotApp.Tests.Transcripts;

/// <summary>The real host, told of messages as Twilio does it.</summary>
sealed class InHost : Stage
{
    readonly WebApplicationFactory<Program> host;
    readonly HttpClient client;

    InHost(DateTimeOffset now) : base(now)
    {
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(web => Set(web, this, Folder));
        client = host.CreateClient();
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InHost(now));

    protected override IServiceProvider Services => host.Services;

    public override Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt) =>
        TextAsync(client, id, phone, text);

    internal static async Task<string> TextAsync(HttpClient client, string id, string phone, string text)
    {
        using var form = new FormUrlEncodedContent(
            [new("MessageSid", id), new("From", phone), new("To", "+18005550100"), new("Body", text)]);
        using var answer = await client.PostAsync(new Uri("/sms", UriKind.Relative), form, Premises.Cancelled);
        answer.EnsureSuccessStatusCode();
        var twiml = XDocument.Parse(await answer.Content.ReadAsStringAsync(Premises.Cancelled));
        return string.Join('\n', twiml.Root!.Elements("Message").Select(message => message.Value));
    }

    /// <summary>Everything is as it runs elsewhere, but for the clock, chance, the network, and who ticks the jobs.</summary>
    internal static void Set(IWebHostBuilder web, Stage stage, string folder)
    {
        foreach (var (setting, value) in Databases.SettingsOf(folder))
            web.UseSetting(setting, value);
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
        client.Dispose();
        await host.DisposeAsync();
        await base.DisposeAsync();
    }
}
