using System.Globalization;

namespace BotApp.Bench.Postgres;

/// <summary>What a turn costs as appointments grow a thousandfold, with a hundred thousand conversations alive.</summary>
static class CurveBench
{
    internal static async Task RunAsync(Ground ground, Findings findings, TimeSpan length)
    {
        findings.Add("\n## The same with more in the database: 100,000 live conversations, 8 at once\n");
        findings.Add("| appointments | turns | one row loaded and saved | ratio | 99th ms | processor ms a turn, program + server |");
        findings.Add("|---|---|---|---|---|---|");
        var (had, opened) = (0, false);
        foreach (var appointments in (int[])[1_000, 10_000, 100_000, 1_000_000])
        {
            await Seed.AddAsync(ground.Server, had, appointments, 100_000, messages: 1);
            had = appointments;
            if (!opened)
                await ground.OpenAsync();
            opened = true;
            await MeasureAsync(ground, findings, appointments, length);
        }
    }

    static async Task MeasureAsync(Ground ground, Findings findings, int appointments, TimeSpan length)
    {
        var contest = new Contest(ground, findings);
        var (ours, bare) = (TurnsBench.Of(ground.Ours), TurnsBench.Of(ground.Yardstick));
        await ours(TimeSpan.FromSeconds(5), 8);
        await bare(TimeSpan.FromSeconds(2), 8);
        var pairs = new List<(Figures Ours, Figures Bare)>();
        for (var round = 0; round < 3; round++)
            pairs.Add((await contest.MeasureAsync(ours, length, 8, ground.OurProcess),
                await contest.MeasureAsync(bare, length, 8, ground.YardstickProcess)));
        var (rate, its, ratio) = (Of(p => p.Ours.Rate), Of(p => p.Bare.Rate), Of(p => p.Ours.Rate / p.Bare.Rate));
        var (slowest, program, server) = (Of(p => p.Ours.P99), Of(p => p.Ours.Program), Of(p => p.Ours.Server));
        findings.Add(string.Create(CultureInfo.InvariantCulture,
            $"| {appointments:N0} | {rate:F0}/s | {its:F0}/s | {ratio:P0} | {slowest:F1} | {program:F2} + {server:F2} |"));

        double Of(Func<(Figures Ours, Figures Bare), double> figure) => Figures.Median(pairs.Select(figure));
    }
}
