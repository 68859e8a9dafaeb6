using System.Diagnostics;
using BotApp.Channels.Sms;

namespace BotApp.Bench;

/// <summary>Whole bookings by signed webhook, so many at once, each with a connection of its own.</summary>
static class Load
{
    internal const string Token = "0123456789abcdef0123456789abcdef";

    internal static async Task<(int Turns, int Booked, List<double> Times)> RunAsync(
        string address, TimeSpan length, int clients, int first, int zips = 16)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients });
        var (person, watch, booked) = (first, Stopwatch.StartNew(), 0);
        List<double>[] times = [.. Enumerable.Range(0, clients).Select(_ => new List<double>())];
        await Task.WhenAll(times.Select(mine => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                var n = Person.Of(Interlocked.Increment(ref person), zips);
                for (var step = 0; step < Person.Steps && watch.Elapsed < length; step++)
                {
                    var before = Stopwatch.GetTimestamp();
                    var answer = await TextAsync(http, address, n, step);
                    mine.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                    if (answer.Contains("Booked:", StringComparison.Ordinal))
                        Interlocked.Increment(ref booked);
                }
            }
        })));
        return (times.Sum(mine => mine.Count), booked, [.. times.SelectMany(mine => mine)]);
    }

    /// <summary>One person's booking, from beginning to end.</summary>
    internal static async Task TalkAsync(string address, int person)
    {
        using var http = new HttpClient();
        for (var step = 0; step < Person.Steps; step++)
            await TextAsync(http, address, person, step);
    }

    static async Task<string> TextAsync(HttpClient http, string address, int person, int step)
    {
        KeyValuePair<string, string>[] fields =
        [
            new("MessageSid", Person.MessageId(person, step)), new("From", Person.Phone(person)),
            new("To", "+15005550006"), new("Body", Person.Says(person, step)),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/sms") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Signature.Of(Token, $"{address}/sms", fields));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
