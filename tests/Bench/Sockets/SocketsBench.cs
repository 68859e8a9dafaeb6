using System.Diagnostics;
using System.Globalization;
using BotApp.Bench.Postgres;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Sockets;

/// <summary>
/// One process that holds 2,000 open web sockets while 200 messages a second are written on them: whole bookings, on
/// SQLite, each answer on disk before it goes out. Beside it, in turns, a bare echo server with as many sockets.
/// </summary>
static class SocketsBench
{
    const int Sockets = 2000, MessagesASecond = 200;

    /// <summary>Milliseconds, in the median, that an answer may take.</summary>
    const double Wanted = 50;

    /// <summary>As for text messages, but a chat asks for a phone number besides.</summary>
    static readonly int Steps = Person.Steps + 1;

    internal static async Task RunAsync(TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var (ours, bare) = (Server.FreePort(), Server.FreePort());
        var programs = new List<Process>();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        try
        {
            programs.Add(await Programs.StartAsync("Bot.dll", ours, "serve", $"--ConnectionStrings:Bot=Data Source={folder.FullName}/bench.db",
                "--WebChat:StartsAMinute=1000000", "--WebChat:MessagesAMinute=10000", "--Booking:StrangersAnHour=1000"));
            programs.Add(await Programs.StartAsync("Bench.dll", bare, "echo"));
            var empty = Megabytes(programs[0]);
            var chats = await OpenAsync(_ => OpenPage.ChatAsync(http, At(ours)));
            var echoes = await OpenAsync(n => OpenPage.BareAsync(At(bare), n));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"sockets: {chats.Length} open in one process, {Megabytes(programs[0]):F0} MB, {empty:F0} MB before"));

            await WriteAsync(http, chats[^MessagesASecond..], TimeSpan.FromSeconds(5)); // Until it is warm.
            var rounds = new List<(Round Ours, Round Bare)>();
            for (var round = 0; round < 3; round++)
            {
                var writing = (round * MessagesASecond)..((round + 1) * MessagesASecond);
                rounds.Add((
                    await SpentAsync(programs[0], () => WriteAsync(http, chats[writing], length)),
                    await SpentAsync(programs[1], () => WriteAsync(http, echoes[writing], length))));
            }
            Report(rounds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Megabytes(programs[0]):F0} MB after"));
        }
        finally
        {
            programs.ForEach(program => program.Kill(entireProcessTree: true));
            programs.ForEach(program => program.WaitForExit());
            folder.Delete(recursive: true);
        }
    }

    /// <param name="Times">Milliseconds from when a message was due to its answer, in order.</param>
    sealed record Round(double Rate, List<double> Times, int Booked)
    {
        /// <summary>Milliseconds of a processor for each message, in the program that answers.</summary>
        internal double Spent { get; init; }

        internal double Median => Times[Times.Count / 2];
        internal double P99 => Times[Times.Count * 99 / 100];
    }

    static async Task<OpenPage[]> OpenAsync(Func<int, Task<OpenPage>> open)
    {
        var pages = new OpenPage[Sockets];
        await Parallel.ForAsync(0, Sockets, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) => pages[n] = await open(n));
        return pages;
    }

    /// <summary>Each of these pages writes once a second, one after the other; the rest of the sockets are only open.</summary>
    static async Task<Round> WriteAsync(HttpClient http, OpenPage[] pages, TimeSpan length)
    {
        var (start, first) = (Stopwatch.GetTimestamp(), Interlocked.Add(ref people, 10_000));
        var answers = await Task.WhenAll(pages.Select((page, n) => Task.Run(async () =>
        {
            var mine = new List<(double Milliseconds, string Text)>();
            for (var step = 0; ; step++)
            {
                var due = TimeSpan.FromSeconds(step + (double)n / pages.Length);
                if (due >= length)
                    return mine;
                await Programs.DueAsync(start, due);
                var person = first + n + step / Steps * 1000;
                mine.Add(await page.SayAsync(http, Says(person, step % Steps), start + (long)(due.TotalSeconds * Stopwatch.Frequency)));
            }
        })));
        var all = answers.SelectMany(mine => mine).ToList();
        return new(
            all.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. all.Select(one => one.Milliseconds).Order()],
            all.Count(one => one.Text.Contains("Your appointment is booked", StringComparison.Ordinal)));
    }

    static async Task<Round> SpentAsync(Process program, Func<Task<Round>> write)
    {
        var before = Cpu.Of(program.Id);
        var round = await write();
        return round with { Spent = (Cpu.Of(program.Id) - before) / round.Times.Count };
    }

    static int people;

    static string Says(int person, int step) => step switch
    {
        < 6 => Person.Says(person, step),
        6 => $"305-{person / 10_000 % 700 + 200:000}-{person % 10_000:0000}",
        _ => Person.Says(person, step - 1),
    };

    static void Report(List<(Round Ours, Round Bare)> rounds)
    {
        var median = Median(rounds, pair => pair.Ours.Median);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Median(rounds, p => p.Ours.Rate):F0} messages/s: median {median:F1} ms ({(median < Wanted ? "under" : "NOT under")} {Wanted:F0} as wanted), 99th percentile {Median(rounds, p => p.Ours.P99):F1} ms, {rounds.Sum(p => p.Ours.Booked)} booked"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  yardstick, a bare echo: {Median(rounds, p => p.Bare.Rate):F0} messages/s: median {Median(rounds, p => p.Bare.Median):F1} ms, 99th percentile {Median(rounds, p => p.Bare.P99):F1} ms; ours takes {Median(rounds, p => p.Ours.Median / p.Bare.Median):F1} times as long"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor: {Median(rounds, p => p.Ours.Spent):F2} ms a message beside {Median(rounds, p => p.Bare.Spent):F2}"));
    }

    static double Median(List<(Round Ours, Round Bare)> rounds, Func<(Round Ours, Round Bare), double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    static Uri At(int port) => new($"http://127.0.0.1:{port}/");

    static double Megabytes(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }
}
