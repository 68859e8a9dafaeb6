using System.Diagnostics;
using System.Globalization;
using BotApp.Bot;
using BotApp.Bot.Development;
using BotApp.Channels;
using BotApp.Infra;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotApp.Bench;

/// <summary>The same bookings as over HTTP, handed to the turns directly: what the web server costs is the difference.</summary>
static class ProcessBench
{
    internal static async Task RunAsync(TimeSpan length, int clients)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            var builder = WebApplication.CreateBuilder([$"--ConnectionStrings:Bot=Data Source={Path.Combine(folder.FullName, "bench.db")}"]);
            builder.Logging.ClearProviders();
            builder.Services.AddInfra(builder.Configuration).AddDevelopment(builder.Environment, builder.Configuration)
                .AddTurns(builder.Configuration).AddSingleton<Preparation>();
            await using var app = builder.Build();
            await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
            var turns = app.Services.GetRequiredService<Turns>();
            await LoadAsync(turns, TimeSpan.FromSeconds(Math.Min(5, length.TotalSeconds)), clients, 1);
            var (count, booked, times) = await LoadAsync(turns, length, clients, 1_000_000);
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"in process, {clients} at once: {count / length.TotalSeconds:F0} durable turns/s, {booked} booked; a turn: median {times[times.Count / 2]:F1} ms, 99th {times[times.Count * 99 / 100]:F1} ms"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<(int Turns, int Booked, List<double> Times)> LoadAsync(Turns turns, TimeSpan length, int clients, int first)
    {
        var (person, watch, booked) = (first, Stopwatch.StartNew(), 0);
        List<double>[] times = [.. Enumerable.Range(0, clients).Select(_ => new List<double>())];
        await Task.WhenAll(times.Select(mine => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                var n = Interlocked.Increment(ref person);
                for (var step = 0; step < Person.Steps && watch.Elapsed < length; step++)
                {
                    var before = Stopwatch.GetTimestamp();
                    var inbound = new Inbound(Person.MessageId(n, step), "sms", Person.Phone(n), Person.Says(n, step), TimeProvider.System.GetUtcNow());
                    var answer = await turns.TakeAsync(new(inbound), CancellationToken.None);
                    mine.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                    if (answer.Message.Text.Contains("Booked:", StringComparison.Ordinal))
                        Interlocked.Increment(ref booked);
                }
            }
        })));
        return (times.Sum(mine => mine.Count), booked, [.. times.SelectMany(mine => mine)]);
    }
}
