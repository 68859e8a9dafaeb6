using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>Bookings over the scheduling API, each of another person and with its own idempotency key.</summary>
sealed class Orders(IReadOnlyList<(string Office, DateTimeOffset Start)> times)
{
    const string Key = "bench-0123456789abcdef0123456789abcdef";

    internal static string KeyHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    /// <summary>All times at which half an hour fits, or one of them.</summary>
    internal static async Task<Orders> AtAsync(Server server, bool oneSeat) => new(await server.QueryAsync(
        $"""
        SELECT office, start FROM slots s
        WHERE start BETWEEN extract(epoch FROM now()) + 86400 AND extract(epoch FROM now()) + 864000
            AND EXISTS (SELECT 1 FROM slots n WHERE n.office = s.office AND n.start = s.start + 900)
        ORDER BY md5(office || start) LIMIT {(oneSeat ? 1 : 100_000)}
        """,
        static row => (row.GetString(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1))), "bench"));

    internal Contest.Run On(string address) => async (length, clients) =>
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients });
        var (person, watch) = (Person.Fresh(), Stopwatch.StartNew());
        List<double>[] taken = [.. Enumerable.Range(0, clients).Select(_ => new List<double>())];
        await Task.WhenAll(taken.Select(mine => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                var before = Stopwatch.GetTimestamp();
                await BookAsync(http, address, Interlocked.Increment(ref person));
                mine.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }
        })));
        return (taken.Sum(mine => mine.Count), [.. taken.SelectMany(mine => mine)]);
    };

    async Task BookAsync(HttpClient http, string address, int person)
    {
        var (office, start) = times[person % times.Count];
        var body = string.Create(CultureInfo.InvariantCulture,
            $$"""{"office":"{{office}}","start":"{{start:yyyy-MM-ddTHH:mm:ssK}}","reason":"adit","name":"{{Person.Name(person)}}","birth":"{{1950 + person / 28 % 50}}-03-{{person % 28 + 1:00}}","phone":"{{Person.Phone(person)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/api/scheduling/v1/appointments")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Headers.Add("Idempotency-Key", $"{person}");
        using var response = await http.SendAsync(request);
        if ((int)response.StatusCode != 201)
            throw new InvalidOperationException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
