using System.Net;
using System.Text;
using System.Xml.Linq;
using BotApp.Bot.Calls;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Tests.Api;
using BotApp.Tests.Data;
using BotApp.Tests.Elsewhere;
using BotApp.Tests.Postgres;
using BotApp.Tests.Transcripts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BotApp.Tests.Calls;

/// <summary>
/// The real host at the other end of a telephone network that signs what it sends, as Twilio does. Calls and texts that
/// go out end here. A person has recorded every prompt of Haitian Creole, very shortly. Where appointments are made elsewhere,
/// a second host makes them, and seats are taken and days closed there.
/// </summary>
sealed class Exchange : Stage
{
    public const string Root = "https://line.example/bot";
    const string Token = "0123456789abcdef0123456789abcdef";

    static readonly byte[] Recording = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 64, 31, 0, 0, 128, 62, 0, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0];

    readonly WebApplicationFactory<Program> host;
    readonly WebApplicationFactory<Program>? backend;
    readonly string own;
    readonly Dictionary<string, string> texts = [];
    readonly HttpClient client;

    public Exchange(DateTimeOffset now, string? transferTo = null, bool elsewhere = false) : base(now)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "recordings", "ht"));
        own = elsewhere ? Prepared.Copy() : Folder;
        backend = elsewhere ? new WebApplicationFactory<Program>().WithWebHostBuilder(SetBackend) : null;
        Network = backend is null ? null : new(new HttpMessageInvoker(backend.Server.CreateHandler()));
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(web => Set(web, transferTo));
        client = host.CreateClient();
        foreach (var prompt in host.Services.GetRequiredService<Prompts>().All("ht"))
        {
            File.WriteAllBytes(Path.Combine(Folder, "recordings", "ht", prompt.Name + ".wav"), Recording);
            texts[Prompts.NameOf(prompt.Text)] = prompt.Text;
        }
    }

    /// <summary>Between the two hosts; null where one does all.</summary>
    public Network? Network { get; }

    public List<(string To, string Reference, string Sid)> CallsOut { get; } = [];

    /// <summary>All that the host answered to calls.</summary>
    public List<XElement> Answers { get; } = [];

    public Task<T> ReadAsync<T>(Func<Infra.Data.Session, Task<T>> read) =>
        host.Services.GetRequiredService<Infra.Data.Database>().ReadAsync(read, Premises.Cancelled);

    /// <summary>What is remembered of this phone; null for nothing.</summary>
    public Task<Dialogs.Conversation?> ConversationAsync(string phone)
    {
        var id = host.Services.GetRequiredService<Infra.Data.Conversations>().IdOf("voice", phone);
        return ReadAsync(session => Infra.Data.Conversations.LoadAsync(session, id));
    }

    protected override IServiceProvider Services => (backend ?? host).Services;

    protected override IReadOnlyList<IServiceProvider> Hosts => backend is null ? [host.Services] : [backend.Services, host.Services];

    public Dialogs.Content Content => host.Services.GetRequiredService<Dialogs.Content>();

    /// <summary>As on the first day: nobody has called or booked, and it is then.</summary>
    public async Task ForgetAsync(DateTimeOffset now)
    {
        string[] tables = ["outbox", "seats", "holds", "appointments", "conversations", "inbound_messages", "attempts", "tickets", "opt_outs", "call_me", "counters", "requests"];
        foreach (var services in Hosts)
            await services.GetRequiredService<Infra.Data.Database>().TransactAsync(async session =>
            {
                foreach (var table in tables)
                    await session.ExecuteAsync($"DELETE FROM {table}");
                return true;
            }, Premises.Cancelled);
        CallsOut.Clear();
        Clock.Set(now);
    }

    /// <summary>A webhook, signed over the address that the network knows.</summary>
    public async Task<XElement> PostAsync(string target, params IEnumerable<(string Name, string Value)> fields)
    {
        using var response = await SendAsync(target, fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        var answer = XElement.Parse(await response.Content.ReadAsStringAsync(Premises.Cancelled), LoadOptions.PreserveWhitespace);
        if (target.StartsWith($"{Root}/voice", StringComparison.Ordinal))
            lock (Answers)
                Answers.Add(answer);
        return answer;
    }

    public async Task<HttpResponseMessage> SendAsync(string target, params IEnumerable<(string Name, string Value)> fields)
    {
        Assert.StartsWith(Root, target);
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, target[Root.Length..])
        {
            Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Twilio-Signature", Signature.Of(Token, target, Fields.Parse(Encoding.ASCII.GetBytes(body)).All));
        return await client.SendAsync(request, Premises.Cancelled);
    }

    /// <summary>What is heard when an address is played; the test fails where no recording is.</summary>
    public async Task<string> PlayAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address[Root.Length..]);
        request.Headers.Add("X-Twilio-Signature", Signature.Of(Token, address, []));
        using var response = await client.SendAsync(request, Premises.Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/wav", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("RIFF", Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync(Premises.Cancelled)));
        return texts[Path.GetFileNameWithoutExtension(address)];
    }

    public override async Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt)
    {
        var twiml = await PostAsync($"{Root}/sms", ("MessageSid", id), ("From", phone), ("To", "+18005550100"), ("Body", text));
        return string.Join('\n', twiml.Elements("Message").Select(message => message.Value));
    }

    void Set(IWebHostBuilder web, string? transferTo)
    {
        foreach (var (setting, value) in Databases.SettingsOf(own))
            web.UseSetting(setting, value);
        if (Network is { } network)
            web.UseSetting("Site:PublicUrl", Root).UseSetting("Scheduling:BaseAddress", "http://backend.example").UseSetting("Scheduling:Key", "line").ConfigureTestServices(
                services => services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => network)));
        web.UseEnvironment("Production").UseSetting("Twilio:AuthToken", Token).UseSetting("Twilio:PublicUrl", Root)
            .UseSetting("Voice:Recordings", Path.Combine(Folder, "recordings")).UseSetting("Voice:Espeak", "")
            .UseSetting("Voice:TransferTo", transferTo)
            .ConfigureTestServices(services =>
            {
                foreach (var ticking in services.Where(one => one.ServiceType == typeof(IHostedService) && IsQuartz(one)).ToList())
                    services.Remove(ticking);
                services.RemoveAll<ISender>().AddSingleton<ISender>(Gone).AddSingleton<ISender>(new CallsGone(CallsOut));
                services.AddSingleton<TimeProvider>(Clock).AddSingleton(new Random(7));
            });
    }

    void SetBackend(IWebHostBuilder web)
    {
        Hosted.Set(web, this, Folder);
        foreach (var (setting, value) in ApiHost.Key("line", "Line"))
            web.UseSetting(setting, value);
        web.UseSetting("Site:PublicUrl", Root).ConfigureTestServices(services => services.AddSingleton<ISender>(new CallsGone(CallsOut)));
    }

    static bool IsQuartz(ServiceDescriptor service) =>
        $"{service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType}".Contains("Quartz", StringComparison.Ordinal);

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        if (backend is not null)
        {
            await backend.DisposeAsync();
            await Databases.DropAsync(own);
            Directory.Delete(own, recursive: true);
        }
        await base.DisposeAsync();
    }

    sealed class CallsGone(List<(string To, string Reference, string Sid)> gone) : ISender
    {
        public string Channel => "voice";

        public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation)
        {
            var sid = $"CA{gone.Count + 0xCA11:x32}";
            gone.Add((to, message.Reference!, sid));
            return Task.FromResult(new Sent(Outcome.Accepted, sid));
        }
    }
}
