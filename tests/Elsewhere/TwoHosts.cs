using BotApp.Tests.Api;
using BotApp.Tests.Host;
using BotApp.Tests.Postgres;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Elsewhere;

/// <summary>A bot whose appointments are made by another host, and the network between them.</summary>
internal sealed class TwoHosts : IDisposable
{
    public TwoHosts(params (string Name, string Value)[] settings)
    {
        Network = new(new HttpMessageInvoker(Backend.Server.CreateHandler()));
        Line = new(Network, settings);
        Http = Line.CreateClient();
    }

    public BackendHost Backend { get; } = new();
    public Network Network { get; }
    public LineHost Line { get; }
    public HttpClient Http { get; }

    /// <summary>As far as the summary: what is said next books.</summary>
    public async Task PrepareAsync(string phone)
    {
        await Http.TextAsync(phone, "passport stamp, 33126, my name is John Smith, born 12/25/1988");
        await Http.TextAsync(phone, "no");
        await Http.TextAsync(phone, "no");
        Assert.Contains("1 Book it", await Http.TextAsync(phone, "Friday at 8:30"));
    }

    public Task<long> BookedAsync() => Backend.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM appointments"));

    public void Dispose()
    {
        Http.Dispose();
        Line.Dispose();
        Backend.Dispose();
    }

    public sealed class BackendHost : ApiHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string>([.. Key("line", "Line"), new("Codes:Key", Databases.Key)]);
    }

    public sealed class LineHost(Network network, (string Name, string Value)[] settings) : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Codes:Key"] = Databases.Key,
            ["Scheduling:BaseAddress"] = "http://backend.example",
            ["Scheduling:Key"] = "line",
        }.Concat(settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).GroupBy(pair => pair.Key)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureHttpClientDefaults(
                http => http.ConfigurePrimaryHttpMessageHandler(() => network)));
        }
    }
}

/// <summary>Between the two: it carries everything, unless <see cref="Trouble"/> says otherwise.</summary>
internal sealed class Network(HttpMessageInvoker there) : HttpMessageHandler
{
    /// <summary>What becomes of a request, with the way on; null where nothing is in the way.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>? Trouble { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Trouble is { } trouble
            ? trouble(request, () => there.SendAsync(request, cancellationToken), cancellationToken)
            : there.SendAsync(request, cancellationToken);
}
