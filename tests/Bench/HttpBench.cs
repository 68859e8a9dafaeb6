using System.Diagnostics;
using System.Globalization;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Bench;

/// <summary>
/// Whole bookings by text message: a process of its own on SQLite, webhooks over loopback with Twilio's signature, each
/// answer sent only when the turn is on disk. Beside it the same database taking the same rows with no conversation.
/// </summary>
static class HttpBench
{
    const string Address = "http://127.0.0.1:5091";

    /// <summary>Durable turns a second that are to be reached on two cores, load included.</summary>
    const double Wanted = 2500;

    internal static async Task RunAsync(TimeSpan length, int clients)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            var bare = await BareAsync(folder, length, clients);
            using var bot = Start(folder);
            try
            {
                await Programs.ReadyAsync(Address);
                await Load.RunAsync(Address, TimeSpan.FromSeconds(Math.Min(5, length.TotalSeconds)), clients, 1);
                var (turns, booked, times) = await Load.RunAsync(Address, length, clients, 1_000_000);
                Report(turns, booked, times, length, clients, bare);
            }
            finally
            {
                bot.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Report(int turns, int booked, List<double> times, TimeSpan length, int clients, double bare)
    {
        times.Sort();
        var rate = turns / length.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"http, {clients} at once: {rate:F0} durable turns/s ({rate / Wanted:F2} of what is wanted), {booked} booked; a turn: median {times[times.Count / 2]:F1} ms, 99th {times[times.Count * 99 / 100]:F1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  yardstick, the same rows committed bare: {bare:F0} turns/s; ours is {rate / bare:F2} of it"));
    }

    /// <summary>Message looked for, conversation loaded and saved, answer kept: what each turn commits, and nothing else.</summary>
    static async Task<double> BareAsync(DirectoryInfo folder, TimeSpan length, int clients)
    {
        var path = Path.Combine(folder.FullName, "bare.db");
        using (var maker = Start(folder, path))
        {
            await Programs.ReadyAsync(Address);
            maker.Kill(entireProcessTree: true);
            await maker.WaitForExitAsync();
        }
        await using var database = new Database(Options.Create(new DatabaseOptions { Bot = $"Data Source={path}" }));
        var (watch, count, answer) = (Stopwatch.StartNew(), 0, new string('x', 250));
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var n = 0; watch.Elapsed < length; n++)
            {
                var (id, message) = ($"bare{client}-{n / 12}", $"sms {client}-{n}");
                await database.TransactAsync(async session =>
                {
                    await InboundMessages.AnswerTo(session, message);
                    var conversation = await Conversations.LoadAsync(session, id) ?? new() { Id = id, Language = "en" };
                    Conversations.Save(session, conversation with { Draft = new() { Name = answer } }, DateTimeOffset.UnixEpoch);
                    InboundMessages.Remember(session, message, answer, DateTimeOffset.UnixEpoch);
                    return true;
                });
                Interlocked.Increment(ref count);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    static Process Start(DirectoryInfo folder, string? database = null) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList =
        {
            Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "serve", $"--urls={Address}", $"--Twilio:AuthToken={Load.Token}",
            $"--ConnectionStrings:Bot=Data Source={database ?? Path.Combine(folder.FullName, "bench.db")}",
        },
        RedirectStandardOutput = true,
    })!;
}
