using System.Net.WebSockets;
using BotApp.Bot.WebChat;
using BotApp.Channels.WebChat;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.WebChat;

public sealed class StalledTests(BotHost host) : IClassFixture<BotHost>
{
    [Fact]
    public async Task A_socket_that_takes_nothing_is_let_go_when_patience_ends()
    {
        var (page, _) = await Page.OpenAsync(host.CreateClient());
        var (clock, socket, bells) = (new Deadlines(), new Stuck(), new Bells());
        var streams = new Streams(
            host.Services.GetRequiredService<Transcript>(), bells, clock, host.Services.GetRequiredService<IHostApplicationLifetime>(),
            Options.Create(new WebChatOptions()));
        var running = streams.RunAsync(socket, page.Chat, 0, TestContext.Current.CancellationToken);
        await socket.Sending.Task;
        Assert.Equal(1, bells.CountOf(page.Chat));
        Assert.False(running.IsCompleted);

        clock.Pass(); // For what was sent,
        await socket.Closing.Task;
        clock.Pass(); // and for the goodbye.
        await running;
        Assert.Equal(WebSocketState.Aborted, socket.State);
        Assert.Equal(0, bells.Count);
        Assert.Empty(host.Log.Errors);
    }

    /// <summary>Deadlines that pass when the test says so.</summary>
    sealed class Deadlines : TimeProvider
    {
        readonly List<Action> due = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            due.Add(() => callback(state));
            return new Never();
        }

        public void Pass()
        {
            var passed = due.ToList();
            due.Clear();
            passed.ForEach(deadline => deadline());
        }

        sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    /// <summary>The line of somebody who is connected and reads nothing.</summary>
    sealed class Stuck : WebSocket
    {
        readonly CancellationTokenSource gone = new();

        public TaskCompletionSource Sending { get; } = new();
        public TaskCompletionSource Closing { get; } = new();
        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override string? SubProtocol => null;
        public override WebSocketState State => gone.IsCancellationRequested ? WebSocketState.Aborted : WebSocketState.Open;

        public override void Abort() => gone.Cancel();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            Sending.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone.Token).Token);
            throw new WebSocketException("Never.");
        }

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            Closing.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override void Dispose() => gone.Dispose();
    }
}
