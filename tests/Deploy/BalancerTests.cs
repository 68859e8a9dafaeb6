using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BotApp.Tests.Faults;
using BotApp.Tests.Postgres;
using OneBot = BotApp.Tests.Faults.Bot;

namespace BotApp.Tests.Deploy;

/// <summary>The nginx file that is deployed, before a bot of its own: who asks stays who asks, and a socket gets through.</summary>
public sealed class BalancerTests(BalancerTests.Behind behind) : IClassFixture<BalancerTests.Behind>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_address_behind_it_has_a_limit_of_its_own_and_none_can_be_made_up()
    {
        await behind.StartAsync();
        using var one = From("127.0.0.2");
        using var other = From("127.0.0.3");

        for (var i = 0; i < Behind.Reads; i++)
            Assert.Equal(HttpStatusCode.OK, await AskAsync(one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(one));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(one, claimed: "203.0.113.9"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(one, claimed: "203.0.113.9, 127.0.0.1"));
    }

    [Fact]
    public async Task A_chat_has_its_socket_through_it()
    {
        await behind.StartAsync();
        using var http = From("127.0.0.4");
        var token = (await ReadAsync(await http.PostAsync("/v3/directline/tokens/generate", null, Cancellation))).GetProperty("token").GetString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var chat = await ReadAsync(await http.PostAsync("/v3/directline/conversations", null, Cancellation));
        using var socket = new ClientWebSocket();
        var stream = new Uri(chat.GetProperty("streamUrl").GetString()!);
        await socket.ConnectAsync(new($"ws://127.0.0.1:{behind.Port}{stream.PathAndQuery}"), Cancellation);

        await http.PostAsJsonAsync(
            $"/v3/directline/conversations/{chat.GetProperty("conversationId").GetString()}/activities",
            new { type = "message", from = new { id = "me" }, text = "hello", locale = "en" }, Cancellation);
        // An empty frame, as Web Chat sends one every twenty seconds.
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, Cancellation);

        Assert.Contains("\"text\":\"hello\"", await ReceiveAsync(socket, "hello"));
    }

    static async Task<string> ReceiveAsync(ClientWebSocket socket, string until)
    {
        var (buffer, said) = (new byte[65536], "");
        while (!said.Contains(until, StringComparison.Ordinal))
        {
            var part = await socket.ReceiveAsync(buffer, Cancellation);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            said += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        return said;
    }

    static async Task<HttpStatusCode> AskAsync(HttpClient http, string? claimed = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/scheduling/v1/offices?zip=33126");
        if (claimed is not null)
            request.Headers.Add("X-Forwarded-For", claimed);
        using var answer = await http.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer.EnsureSuccessStatusCode())
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    /// <summary>All of 127.0.0.0/8 is this machine, so somebody can come from any of it.</summary>
    HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (to, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(to.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new($"http://127.0.0.1:{behind.Port}") };

    /// <summary>One bot on SQLite, as nobody would deploy it, behind the balancer as everybody should.</summary>
    public sealed class Behind : IDisposable
    {
        public const int Reads = 3;

        readonly string folder = Directory.CreateTempSubdirectory("behind").FullName;
        OneBot? bot;
        Balancer? balancer;

        public int Port { get; } = Server.FreePort();

        public async Task StartAsync()
        {
            Balancer.SkipUnlessThere();
            if (bot is not null)
                return;
            bot = new(Server.FreePort(), folder, new Dictionary<string, string>
            {
                ["Api:ReadsAMinute"] = $"{Reads}",
                ["Twilio:PublicUrl"] = $"http://127.0.0.1:{Port}",
            });
            bot.Start();
            await bot.ReadyAsync();
            balancer = new(Port, folder, [bot.Port]);
            await Balancer.AnswersAsync(Port);
        }

        public void Dispose()
        {
            balancer?.Dispose();
            bot?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
