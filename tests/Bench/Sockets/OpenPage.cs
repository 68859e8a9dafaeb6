using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using BotApp.Channels.Activities;
using BotApp.Channels.WebChat;
using Activity = BotApp.Channels.Activities.Activity;

namespace BotApp.Bench.Sockets;

/// <summary>
/// A page with its web socket open. Who writes on it waits for the answer before writing again; the answer counts from
/// the moment at which the message was due, so that a server that falls behind does not slow down who measures it.
/// </summary>
sealed class OpenPage : IDisposable
{
    readonly ClientWebSocket socket = new();
    readonly Uri address;
    readonly string? token;
    readonly byte[] buffer = new byte[16 * 1024];
    string waitingFor = "";
    TaskCompletionSource<(long At, string Text)> answer = new();

    OpenPage(Uri address, string? token) => (this.address, this.token) = (address, token);

    /// <summary>Begins a chat with the bot, as Web Chat does.</summary>
    internal static async Task<OpenPage> ChatAsync(HttpClient http, Uri bot)
    {
        var line = new Uri(bot, "v3/directline/");
        var pass = await AskAsync<ConversationAnswer>(http, new(line, "tokens/generate"), null, new { });
        var opened = await AskAsync<ConversationAnswer>(http, new(line, "conversations"), pass.Token, new { locale = "en-US" });
        var page = new OpenPage(new(line, $"conversations/{pass.ConversationId}/activities"), opened.Token);
        await page.socket.ConnectAsync(new(opened.StreamUrl!), CancellationToken.None);
        await page.socket.ReceiveAsync(page.buffer, CancellationToken.None); // The welcome.
        page.Listen();
        return page;
    }

    /// <summary>The same on the yardstick, which has no chats.</summary>
    internal static async Task<OpenPage> BareAsync(Uri echo, int number)
    {
        var page = new OpenPage(new(echo, $"{number}"), null);
        await page.socket.ConnectAsync(new($"ws://{echo.Authority}/{number}"), CancellationToken.None);
        page.Listen();
        return page;
    }

    /// <returns>The milliseconds from <paramref name="due"/> to the answer, and its text.</returns>
    internal async Task<(double Milliseconds, string Text)> SayAsync(HttpClient http, string text, long due)
    {
        (answer, waitingFor) = (new(TaskCreationOptions.RunContinuationsAsynchronously), Guid.NewGuid().ToString("N"));
        var body = new Activity
        {
            Type = "message",
            Text = text,
            From = new() { Id = "me", Role = "user" },
            ChannelData = JsonSerializer.SerializeToElement(new { clientActivityID = waitingFor }),
        };
        using var content = JsonContent.Create(body, ActivityJson.Wire.Activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var (at, said) = await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return (Stopwatch.GetElapsedTime(due, at).TotalMilliseconds, said);
    }

    void Listen() => _ = Task.Run(async () =>
    {
        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
                length += (part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None)).Count;
            while (!part.EndOfMessage);
            Hear(buffer.AsSpan(0, length), Stopwatch.GetTimestamp());
        }
    });

    /// <summary>The bot answers in the set that brings one's own message back, or in the next; the yardstick sends that alone.</summary>
    void Hear(ReadOnlySpan<byte> frame, long at)
    {
        if (token is null)
        {
            answer.TrySetResult((at, ""));
            return;
        }
        foreach (var activity in JsonSerializer.Deserialize(frame, ActivityJson.Default.ActivitySet)!.Activities)
            if (activity.From?.Role == "user")
                waitingFor = Name(activity) == waitingFor ? "" : waitingFor;
            else if (activity.Type == "message" && waitingFor.Length == 0)
                answer.TrySetResult((at, activity.Text ?? ""));
    }

    static string? Name(Activity activity) => activity.ChannelData?.GetProperty("clientActivityID").GetString();

    static async Task<T> AskAsync<T>(HttpClient http, Uri address, string? token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>())!;
    }

    public void Dispose() => socket.Dispose();
}
