using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using BotApp.Channels.Sms;

namespace BotApp.Tests.Faults;

/// <summary>
/// The way of a text message to the bots: signed, sometimes twice at once, sometimes once more much later, and again and
/// again until it is answered. Whatever comes back for one message must be the same each time.
/// </summary>
internal sealed class Line(int port, string token, CancellationToken end) : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { Timeout = TimeSpan.FromSeconds(40) };
    readonly ConcurrentDictionary<string, (string From, string Text, string Answer)> answered = new();
    int sent, repeated, refused;

    /// <summary>Messages that got another answer than before.</summary>
    public ConcurrentBag<string> Contradicted { get; } = [];

    public int Turns => answered.Count;
    public int Repeated => repeated;

    /// <summary>How often it was not answered and sent again.</summary>
    public int Refused => refused;

    /// <summary>A machine that has much to do is slow. One that answers nothing for so long answers no more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <exception cref="TimeoutException">Ten minutes long nobody answered.</exception>
    public async Task<string> SayAsync(string from, string text, Random random)
    {
        var id = $"SM{Interlocked.Increment(ref sent):x32}";
        var twin = random.Next(5) == 0 ? AgainAsync(id, from, text) : null;
        var answer = await PersistAsync(id, from, text);
        answered[id] = (from, text, answer);
        if (twin is not null)
            Compare(id, answer, await twin);
        if (random.Next(10) == 0)
            await ReplayAsync(random);
        return answer;
    }

    /// <summary>Sends one of the messages that were answered once more.</summary>
    public async Task ReplayAsync(Random random)
    {
        var (id, message) = answered.ElementAt(random.Next(answered.Count));
        Compare(id, message.Answer, await AgainAsync(id, message.From, message.Text));
    }

    public void Dispose() => http.Dispose();

    async Task<string?> AgainAsync(string id, string from, string text)
    {
        Interlocked.Increment(ref repeated);
        return await TryAsync(id, from, text);
    }

    void Compare(string id, string answer, string? again)
    {
        if (again is not null && again != answer)
            Contradicted.Add($"{id}: {answer} / {again}");
    }

    async Task<string> PersistAsync(string id, string from, string text)
    {
        // As Twilio does: what nobody answered is sent again after a while, by the machine's clock.
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience; await Task.Delay(200, end))
        {
            if (await TryAsync(id, from, text) is { } answer)
                return answer;
            Interlocked.Increment(ref refused);
        }
        throw new TimeoutException("The line is dead.");
    }

    /// <returns>Null when nobody answered, or said that it cannot be answered now.</returns>
    async Task<string?> TryAsync(string id, string from, string text)
    {
        Dictionary<string, string> fields = new()
        {
            ["MessageSid"] = id,
            ["From"] = from,
            ["To"] = "+15005550006",
            ["Body"] = text,
        };
        var address = $"http://127.0.0.1:{port}/sms";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Signature.Of(token, address, fields));
        try
        {
            using var response = await http.SendAsync(request, end);
            if (response.StatusCode != HttpStatusCode.OK)
                return null;
            var twiml = XElement.Parse(await response.Content.ReadAsStringAsync(end));
            return string.Join('\n', twiml.Elements("Message").Select(message => message.Value));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException
            || (fault is TaskCanceledException && !end.IsCancellationRequested))
        {
            return null;
        }
    }
}
