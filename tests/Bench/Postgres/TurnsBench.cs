using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>Durable turns through <c>POST /sms</c>, beside the bare endpoint; in turns, so that both meet the same machine.</summary>
static class TurnsBench
{
    const double Wanted = 0.70;

    internal static async Task RunAsync(TimeSpan length)
    {
        using var ground = new Ground();
        await ground.SeedAsync(20_000, 20_000);
        var (ours, bare) = (Server.FreePort(), Server.FreePort());
        Dictionary<int, int> programs = new()
        {
            [ours] = (await ground.StartAsync("Bot.dll", ours, "serve")).Id,
            [bare] = (await ground.StartAsync("Bench.dll", bare, "bare")).Id,
        };
        var person = 0;
        await LoadAsync(ours, TimeSpan.FromSeconds(8), 8);
        await LoadAsync(bare, TimeSpan.FromSeconds(4), 8);
        foreach (var clients in (int[])[1, 8, 32])
        {
            var pairs = new List<(Figures Ours, Figures Bare)>();
            for (var round = 0; round < 3; round++)
                pairs.Add((await LoadAsync(ours, length, clients), await LoadAsync(bare, length, clients)));
            Figures.Report($"turns, {clients} at once", pairs, Wanted);
        }

        async Task<Figures> LoadAsync(int port, TimeSpan time, int clients)
        {
            var (program, server) = (Cpu.Of(programs[port]), Cpu.Of(ground.Server.ProcessId));
            var (turns, _, times) = await Load.RunAsync($"http://127.0.0.1:{port}", time, clients, person);
            person += 1_000_000;
            return new(turns / time.TotalSeconds, times,
                (Cpu.Of(programs[port]) - program) / turns, (Cpu.Of(ground.Server.ProcessId) - server) / turns);
        }
    }
}

/// <param name="Rate">A second.</param>
/// <param name="Times">Milliseconds each.</param>
/// <param name="Program">Milliseconds of a processor each, in the program.</param>
/// <param name="Server">The same in the database's server.</param>
readonly record struct Figures(double Rate, List<double> Times, double Program = 0, double Server = 0)
{
    internal double P99 => Times.Order().ElementAt(Times.Count * 99 / 100);

    /// <summary>The median of the pairs' ratios: a pair was measured one right after the other.</summary>
    internal static void Report(string what, IReadOnlyList<(Figures Ours, Figures Yardstick)> pairs, double wanted)
    {
        var ratio = Median(pairs.Select(pair => pair.Ours.Rate / pair.Yardstick.Rate));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {Median(pairs.Select(p => p.Ours.Rate)):F0}/s beside {Median(pairs.Select(p => p.Yardstick.Rate)):F0}/s, {ratio:P0} of it (wanted {wanted:P0}); 99th percentile {Median(pairs.Select(p => p.Ours.P99)):F1} ms beside {Median(pairs.Select(p => p.Yardstick.P99)):F1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor: program {Median(pairs.Select(p => p.Ours.Program)):F2} ms beside {Median(pairs.Select(p => p.Yardstick.Program)):F2}, server {Median(pairs.Select(p => p.Ours.Server)):F2} beside {Median(pairs.Select(p => p.Yardstick.Server)):F2}"));
    }

    static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(figures.Count() / 2);
}
