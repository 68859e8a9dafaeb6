using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Bot.WebChat;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.WebChat;

public class StreamTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_socket_brings_what_was_said_and_then_what_is_said()
    {
        var (page, welcome) = await Page.OpenAsync(http);
        using var socket = await ConnectAsync(page.StreamUrl);
        var first = await ReceiveAsync(socket);
        Assert.Equal((string)welcome["id"]!, (string)Assert.Single(first["activities"]!.AsArray())!["id"]!);
        Assert.Equal("1", (string)first["watermark"]!);

        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, Cancellation);
        await page.PostAsync(page.Message("book"));
        var second = await ReceiveAsync(socket);
        Assert.Equal(["book", "user"], [(string)second["activities"]![0]!["text"]!, (string)second["activities"]![0]!["from"]!["role"]!]);
        Assert.Equal("3", (string)second["watermark"]!);
    }

    [Fact]
    public async Task While_an_answer_takes_its_time_a_page_sees_that_somebody_types()
    {
        var (page, _) = await Page.OpenAsync(http);
        using var socket = await ConnectAsync(page.StreamUrl);
        await ReceiveAsync(socket);
        host.Services.GetRequiredService<Bells>().Ring(page.Chat, Peal.Typing);
        var typing = Assert.Single((await ReceiveAsync(socket))["activities"]!.AsArray())!;
        Assert.Equal(("typing", "bot"), ((string)typing["type"]!, (string)typing["from"]!["role"]!));
    }

    [Fact]
    public async Task A_socket_that_comes_back_with_its_watermark_gets_the_rest_once()
    {
        var (page, _) = await Page.OpenAsync(http);
        await page.SayAsync("book");
        await page.PostAsync(page.Message("1"));
        var again = await Page.BodyAsync(await page.GetAsync($"/conversations/{page.Chat}?watermark=3"));
        using var socket = await ConnectAsync((string)again["streamUrl"]!);
        var rest = await ReceiveAsync(socket);
        Assert.Equal(2, rest["activities"]!.AsArray().Count);
        Assert.Equal("5", (string)rest["watermark"]!);
    }

    [Fact]
    public async Task What_another_process_wrote_arrives_too()
    {
        var (page, _) = await Page.OpenAsync(http);
        using var socket = await ConnectAsync(page.StreamUrl);
        await ReceiveAsync(socket);
        // Written without a word to this process's bells, as a neighbour on the same database does it.
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await host.Services.GetRequiredService<Infra.Data.Database>().TransactAsync(async session =>
        {
            await Infra.Data.Chats.AddAsync(session, page.Chat, null, now, [new(true, null, null, """{"text":"from elsewhere"}""")]);
            return true;
        }, Cancellation);
        var news = await ReceiveAsync(socket);
        Assert.Equal("from elsewhere", (string)news["activities"]![0]!["text"]!);
    }

    [Fact]
    public async Task When_a_chat_ends_its_sockets_hear_it_and_close()
    {
        var (page, _) = await Page.OpenAsync(http);
        using var socket = await ConnectAsync(page.StreamUrl);
        await ReceiveAsync(socket);
        await page.PostAsync(new JsonObject { ["type"] = "endOfConversation" });
        Assert.Equal("endOfConversation", (string)(await ReceiveAsync(socket))["activities"]![0]!["type"]!);
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[10], Cancellation)).MessageType);
    }

    [Fact]
    public async Task A_socket_that_closes_or_floods_leaves_no_bell_behind()
    {
        var (page, _) = await Page.OpenAsync(http);
        var bells = host.Services.GetRequiredService<Bells>();
        using (var socket = await ConnectAsync(page.StreamUrl))
        {
            await ReceiveAsync(socket);
            Assert.Equal(1, bells.CountOf(page.Chat));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        }
        using var flood = await ConnectAsync(page.StreamUrl);
        await ReceiveAsync(flood);
        var frame = new byte[32 * 1024];
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 100; i++)
                await flood.SendAsync(frame, WebSocketMessageType.Binary, true, Cancellation);
            while ((await flood.ReceiveAsync(new byte[10], Cancellation)).MessageType != WebSocketMessageType.Close)
            {
            }
            throw new WebSocketException("It was closed.");
        });
        while (bells.CountOf(page.Chat) > 0)
            await Task.Delay(10, Cancellation);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_chat_has_so_many_sockets_and_no_more()
    {
        var (page, _) = await Page.OpenAsync(http);
        List<WebSocket> sockets = [];
        for (var i = 0; i < 8; i++)
            sockets.Add(await ConnectAsync(page.StreamUrl));
        foreach (var open in sockets)
            await ReceiveAsync(open);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(page.StreamUrl));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Theory]
    [InlineData("t=")]
    [InlineData("x=")]
    public async Task A_socket_without_its_token_is_refused(string instead)
    {
        var (page, _) = await Page.OpenAsync(http);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(page.StreamUrl.Replace("t=", instead + "x", StringComparison.Ordinal)));
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(page.StreamUrl.Split("t=")[0] + "t=" + page.Token));
    }

    Task<WebSocket> ConnectAsync(string url) => host.Server.CreateWebSocketClient().ConnectAsync(new Uri(url), Cancellation);

    static async Task<JsonNode> ReceiveAsync(WebSocket socket)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, Cancellation);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()))!;
    }
}
