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
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(Set);
        client = host.CreateClient();
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InHost(now));

    protected override IServiceProvider Services => host.Services;

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        using var form = new FormUrlEncodedContent(
            [new("MessageSid", id), new("From", phone), new("To", "+18005550100"), new("Body", text)]);
        using var answer = await client.PostAsync(new Uri("/sms", UriKind.Relative), form, Premises.Cancelled);
        answer.EnsureSuccessStatusCode();
        var twiml = XDocument.Parse(await answer.Content.ReadAsStringAsync(Premises.Cancelled));
        return string.Join('\n', twiml.Root!.Elements("Message").Select(message => message.Value));
    }

    /// <summary>Everything is as it runs elsewhere, but for the clock, chance, the network, and who ticks the jobs.</summary>
    void Set(IWebHostBuilder web)
    {
        foreach (var (setting, value) in Databases.SettingsOf(Folder))
            web.UseSetting(setting, value);
        web.UseEnvironment("Production").ConfigureTestServices(services =>
        {
            foreach (var ticking in services.Where(one => one.ServiceType == typeof(IHostedService) && IsQuartz(one)).ToList())
                services.Remove(ticking);
            services.RemoveAll<ISender>().AddSingleton<ISender>(Gone);
            services.AddSingleton<TimeProvider>(Clock).AddSingleton(new Random(7));
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
