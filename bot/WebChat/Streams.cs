using System.Net.WebSockets;
using System.Text.Json;
using BotApp.Channels.Activities;
using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// Web sockets of Direct Line: sets of activities go out, nothing but empty frames comes in. A socket that does not
/// take what it is sent is closed; its page comes back with its watermark.
/// </summary>
internal sealed class Streams(
    Transcript transcript, Bells bells, TimeProvider time, IHostApplicationLifetime life, IOptions<WebChatOptions> options)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>What all empty frames of a page could ever come to; more is not a page.</summary>
    const int MostReceived = 64 * 1024;

    public bool HasRoom(string chat) =>
        bells.Count < options.Value.MostSockets && bells.CountOf(chat) < options.Value.MostSocketsAChat;

    public async Task RunAsync(WebSocket socket, string chat, long watermark, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted, life.ApplicationStopping);
        using var bell = bells.Hang(chat, watermark);
        var listening = ListenAsync(socket, end);
        await CloseAsync(socket, await SendUntilOverAsync(socket, bell, end.Token));
        end.CancelAfter(Goodbye);
        await listening;
    }

    async Task<WebSocketCloseStatus> SendUntilOverAsync(WebSocket socket, Bells.Bell bell, CancellationToken cancellation)
    {
        try
        {
            await SendNewsAsync(socket, bell, cancellation);
            return WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            return life.ApplicationStopping.IsCancellationRequested
                ? WebSocketCloseStatus.EndpointUnavailable
                : WebSocketCloseStatus.NormalClosure;
        }
        catch (DatabaseUnavailableException)
        {
            return WebSocketCloseStatus.InternalServerError;
        }
    }

    async Task SendNewsAsync(WebSocket socket, Bells.Bell bell, CancellationToken cancellation)
    {
        while (true)
        {
            if (await transcript.AfterAsync(bell.Chat, bell.Watermark, cancellation) is not { } news)
            {
                await SendAsync(socket, new([Ended]), cancellation);
                return;
            }
            if (news.Set.Activities.Count > 0)
                await SendAsync(socket, news.Set, cancellation);
            bell.Watermark = news.Last;
            if (news.Set.Activities.Count == 0)
                while (await bell.WaitAsync(cancellation) == Peal.Typing)
                    await SendAsync(socket, new([Typing]), cancellation);
        }
    }

    static Activity Typing => new() { Type = "typing", From = Transcript.Bot };

    static Activity Ended => new() { Type = "endOfConversation", From = Transcript.Bot };

    async Task SendAsync(WebSocket socket, ActivitySet set, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(set, ActivityJson.Wire.ActivitySet);
        await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>Until the page closes, or sends what no page sends.</summary>
    static async Task ListenAsync(WebSocket socket, CancellationTokenSource end)
    {
        var (buffer, received) = (new byte[256], 0);
        try
        {
            while (received < MostReceived)
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(), end.Token);
                if (frame.MessageType == WebSocketMessageType.Close)
                    break;
                received += frame.Count + 1;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            // The line is gone; so is the page.
        }
        await end.CancelAsync();
    }

    async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        try
        {
            using var limit = new CancellationTokenSource(Goodbye, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, null, limit.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort();
        }
    }
}
