using System.Diagnostics;
using System.Globalization;
using BotApp.Channels.Sms;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Calls;

/// <summary>
/// 200 calls at once to one process on SQLite, each with a turn a second (people take five times as long), signed, each
/// answer on disk before it is spoken: whole bookings, in words and with keys. Beside it, in turns, a bare endpoint.
/// </summary>
static class VoiceBench
{
    const int Lines = 200, Rounds = 3;

    /// <summary>Milliseconds, in the median, that a turn may take.</summary>
    const double Wanted = 50;

    static readonly IReadOnlyList<(string Field, string Value)> Talk =
    [
        ("SpeechResult", "English please"), ("SpeechResult", "I need a passport stamp"), ("Digits", "{zip}"),
        ("SpeechResult", "it is for me"), ("SpeechResult", "my name is {name}"), ("Digits", "03041990"),
        ("SpeechResult", "I don't have it"), ("Digits", "2"), ("SpeechResult", "the first one"), ("Digits", "1"), ("Digits", "1"),
    ];

    static int people;

    internal static async Task RunAsync(TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var (ours, bare) = (Server.FreePort(), Server.FreePort());
        List<Process> programs = [];
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Lines });
        try
        {
            programs.Add(await Programs.StartAsync("Bot.dll", ours, "serve", $"--Twilio:AuthToken={Load.Token}",
                $"--ConnectionStrings:Bot=Data Source={folder.FullName}/bench.db"));
            programs.Add(await Programs.StartAsync("Bench.dll", bare, "twiml"));
            await CallAsync(http, At(ours), length / 2);
            await CallAsync(http, At(bare), TimeSpan.FromSeconds(2));
            for (var round = 1; round <= Rounds; round++)
            {
                var (bot, yardstick) = (await CallAsync(http, At(ours), length), await CallAsync(http, At(bare), length));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"voice, {Lines} calls at once: {bot.Times.Count / length.TotalSeconds:F0} turns/s, {bot.Booked} booked; a turn: median {bot.Median:F1} ms ({bot.Median / Wanted:F2} of what is allowed), 99th {bot.P99:F1} ms; bare: median {yardstick.Median:F1} ms, 99th {yardstick.P99:F1} ms"));
            }
        }
        finally
        {
            programs.ForEach(program => program.Kill(entireProcessTree: true));
            programs.ForEach(program => program.WaitForExit());
            folder.Delete(recursive: true);
        }
    }

    /// <param name="Times">Milliseconds from when a turn was due to its answer, in order.</param>
    sealed record Round(List<double> Times, int Booked)
    {
        internal double Median => Times[Times.Count / 2];
        internal double P99 => Times[Times.Count * 99 / 100];
    }

    /// <summary>Whoever has booked hangs up, and the next calls.</summary>
    static async Task<Round> CallAsync(HttpClient http, string address, TimeSpan length)
    {
        var (start, booked) = (Stopwatch.GetTimestamp(), 0);
        var lines = await Task.WhenAll(Enumerable.Range(0, Lines).Select(line => Task.Run(async () =>
        {
            List<double> times = [];
            var (person, step) = (0, Talk.Count + 1);
            for (var due = TimeSpan.FromSeconds((double)line / Lines); due < length; due += TimeSpan.FromSeconds(1))
            {
                if (step > Talk.Count)
                    (person, step) = (Interlocked.Increment(ref people), 0);
                await Programs.DueAsync(start, due);
                var answer = await PostAsync(http, address, person, step++);
                times.Add((Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds);
                if (answer.Contains("is booked", StringComparison.Ordinal))
                    Interlocked.Increment(ref booked);
            }
            return times;
        })));
        return new([.. lines.SelectMany(times => times).Order()], booked);
    }

    static async Task<string> PostAsync(HttpClient http, string address, int person, int step)
    {
        var target = step == 0 ? $"{address}/voice" : $"{address}/voice/turn?n={step}";
        List<KeyValuePair<string, string>> fields =
        [
            new("CallSid", $"CA{person:x32}"), new("From", Person.Phone(person)), new("To", "+15005550006"), new("Direction", "inbound"),
            new("CallStatus", "in-progress"),
        ];
        if (step > 0)
            fields.Add(new(Talk[step - 1].Field, Says(person, Talk[step - 1].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Signature.Of(Load.Token, target, fields));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    static string Says(int person, string words) => words
        .Replace("{zip}", Person.Says(person, 2), StringComparison.Ordinal)
        .Replace("{name}", Person.Name(person), StringComparison.Ordinal);

    static string At(int port) => $"http://127.0.0.1:{port}";
}
