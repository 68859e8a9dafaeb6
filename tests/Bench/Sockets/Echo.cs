using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotApp.Bench.Sockets;

/// <summary>
/// The yardstick of an answer that comes by web socket: what is posted to <c>/n</c> goes out on socket n as it is, with no
/// token, conversation or database between.
/// </summary>
static class Echo
{
    internal static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var sockets = new ConcurrentDictionary<int, WebSocket>();
        app.UseWebSockets();
        app.MapGet("/health/ready", static () => "ready");
        app.MapGet("/{n:int}", (int n, HttpContext http) => HoldAsync(sockets, n, http));
        app.MapPost("/{n:int}", (int n, HttpContext http) => SendAsync(sockets[n], http));
        await app.RunAsync();
    }

    static async Task HoldAsync(ConcurrentDictionary<int, WebSocket> sockets, int n, HttpContext http)
    {
        sockets[n] = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[256];
        while (!(await sockets[n].ReceiveAsync(buffer, http.RequestAborted)).CloseStatus.HasValue)
        {
        }
    }

    static async Task SendAsync(WebSocket socket, HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        await socket.SendAsync(body.ToArray(), WebSocketMessageType.Text, true, http.RequestAborted);
    }
}
