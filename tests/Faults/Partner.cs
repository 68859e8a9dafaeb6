using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace BotApp.Tests.Faults;

/// <summary>
/// Someone who books over the API, for one or for two, moves and cancels. What nobody answered is sent again with the same
/// Idempotency-Key, and sometimes what was answered too: the answer must be the same.
/// </summary>
internal sealed class Partner(int who, int port, string key, CancellationToken end) : IDisposable
{
    const string Root = "/api/scheduling/v1";
    readonly Random random = new(1000 + who);
    readonly HttpClient http = new()
    {
        BaseAddress = new($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(40),
        DefaultRequestHeaders = { Authorization = new("Bearer", key) },
    };
    int visits;

    public Promises Promises { get; } = new($"+1{2_025_550_000L + who}");

    public int Answered { get; private set; }
    public int Repeated { get; private set; }

    /// <summary>What was answered otherwise than before.</summary>
    public ConcurrentBag<string> Contradicted { get; } = [];

    public async Task WorkAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
            if (await BookAsync() is { Count: > 0 } booked)
                await ChangeAsync(booked, enough);
            else
                await Task.Delay(50, end);
    }

    public void Dispose() => http.Dispose();

    async Task<Dictionary<string, string>> BookAsync()
    {
        var (pair, born) = (who % 4 == 3, $"{1960 + who}-05-06");
        visits++;
        if (await FreeAsync() is not { } start)
            return [];
        var (status, answer) = await SendAsync("/appointments", new
        {
            office = "MIA",
            start,
            reason = "adit",
            name = $"Partner {Word(who)} {Word(visits)}",
            birth = born,
            phone = Promises.Phone,
            others = pair ? new object[] { new { name = $"Friend {Word(who)} {Word(visits)}", birth = $"{1960 + who}-07-08" } } : [],
        });
        if (status != 201)
            return [];
        Promises.Together += pair ? 1 : 0;
        return Keep(answer);
    }

    async Task ChangeAsync(Dictionary<string, string> booked, CancellationToken enough)
    {
        while (booked.Count > 0 && !enough.IsCancellationRequested)
        {
            var (number, code) = booked.ElementAt(random.Next(booked.Count));
            if (random.Next(3) == 0 && await FreeAsync() is { } start)
                await MoveAsync(number, code, start);
            else if (random.Next(6) != 0)
                await CancelAsync(number, code, booked);
            else
                break; // This one is kept.
        }
    }

    async Task MoveAsync(string number, string code, string start)
    {
        var (status, answer) = await SendAsync($"/appointments/{number}/move", new { code, start });
        if (status != 200)
            return;
        Keep(answer);
        Promises.Moved++;
    }

    async Task CancelAsync(string number, string code, Dictionary<string, string> booked)
    {
        var (status, _) = await SendAsync($"/appointments/{number}/cancel", new { code });
        if (status != 200)
            Contradicted.Add($"{number} could not be cancelled: {status}");
        Promises.Made[number] = null;
        Promises.Cancelled++;
        booked.Remove(number);
    }

    /// <returns>The codes by number.</returns>
    Dictionary<string, string> Keep(JsonElement answer)
    {
        var kept = new Dictionary<string, string>();
        foreach (var one in answer.GetProperty("others").EnumerateArray().Prepend(answer.GetProperty("appointment")))
        {
            var number = one.GetProperty("number").GetString()!;
            Promises.Made[number] = History.Said(one.GetProperty("start").GetDateTimeOffset());
            kept[number] = one.GetProperty("code").GetString()!;
            Promises.Secrets.UnionWith([kept[number], one.GetProperty("name").GetString()!, one.GetProperty("birth").GetString()!]);
        }
        return kept;
    }

    /// <summary>One of the times that are shown as free; it may be gone when it is asked for.</summary>
    async Task<string?> FreeAsync()
    {
        var (status, answer) = await PersistAsync(() => new(HttpMethod.Get, $"{Root}/offices/MIA/times?reason=adit"));
        if (status != 200)
            return null;
        List<string> starts = [.. answer.GetProperty("days").EnumerateArray()
            .SelectMany(day => day.GetProperty("starts").EnumerateArray()).Select(start => start.GetString()!)];
        return starts.Count == 0 ? null : starts[random.Next(starts.Count)];
    }

    async Task<(int Status, JsonElement Answer)> SendAsync(string path, object body)
    {
        var once = $"{who}-{Guid.NewGuid():N}";
        var twin = random.Next(5) == 0 ? TryAsync(() => Request(path, body, once)) : null;
        var first = await PersistAsync(() => Request(path, body, once));
        // Of two that were sent at once one may have been refused before the other went through.
        if (twin is not null && await twin is { Status: 200 or 201 } other)
            first = first.Status is 200 or 201 ? Compare(path, first, other) : other;
        return random.Next(10) == 0 ? Compare(path, first, await TryAsync(() => Request(path, body, once))) : first;
    }

    static HttpRequestMessage Request(string path, object body, string once) =>
        new(HttpMethod.Post, $"{Root}{path}") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", once } } };

    // Only what changed something is kept under its key: a refusal may end otherwise the next time.
    (int Status, JsonElement Answer) Compare(
        string path, (int Status, JsonElement Answer) first, (int Status, JsonElement Answer)? again)
    {
        Repeated++;
        if (first.Status is 200 or 201 && again is { } second && (second.Status != first.Status || $"{second.Answer}" != $"{first.Answer}"))
            Contradicted.Add($"{path}: {first.Status} / {second.Status}");
        return first;
    }

    /// <exception cref="TimeoutException">Ten minutes long nobody answered.</exception>
    async Task<(int Status, JsonElement Answer)> PersistAsync(Func<HttpRequestMessage> request)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Line.Patience; await Task.Delay(200, end))
            if (await TryAsync(request) is { } answer)
            {
                Answered++;
                return answer;
            }
        throw new TimeoutException("The API is dead.");
    }

    async Task<(int Status, JsonElement Answer)?> TryAsync(Func<HttpRequestMessage> request)
    {
        try
        {
            using var sent = request();
            using var response = await http.SendAsync(sent, end);
            return (int)response.StatusCode >= 500
                ? null : ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(end));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException
            || (fault is TaskCanceledException && !end.IsCancellationRequested))
        {
            return null;
        }
    }

    static string Word(int number) => string.Concat($"{number}".Select(digit => (char)('a' + digit - '0')));
}
