using System.Globalization;

namespace BotApp.Bench.Postgres;

/// <summary>What came out, on the screen at once and in the end in a file.</summary>
sealed class Findings
{
    readonly List<string> lines = [];

    internal void Add(string line)
    {
        Console.WriteLine(line);
        lines.Add(line);
    }

    internal void Head(string title, string ours, string yardstick)
    {
        Add($"\n## {title}\n");
        Add($"| at once | {ours} | {yardstick} | ratio | wanted "
            + "| 99th ms | yardstick | processor ms, program + server | yardstick |");
        Add("|---|---|---|---|---|---|---|---|---|");
    }

    /// <summary>The ratio is the median of the pairs' ratios: a pair was measured one right after the other.</summary>
    internal void Row(int clients, IReadOnlyList<(Figures Ours, Figures Yardstick)> pairs, double wanted)
    {
        var ratio = Figures.Median(pairs.Select(pair => pair.Ours.Rate / pair.Yardstick.Rate));
        Add(string.Create(CultureInfo.InvariantCulture,
            $"| {clients} | {Of(f => f.Rate):F0}/s | {Its(f => f.Rate):F0}/s | {ratio:P0} | {wanted:P0} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {Of(f => f.P99):F1} | {Its(f => f.P99):F1} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {Of(f => f.Program):F2} + {Of(f => f.Server):F2} ")
            + string.Create(CultureInfo.InvariantCulture, $"| {Its(f => f.Program):F2} + {Its(f => f.Server):F2} |"));

        double Of(Func<Figures, double> figure) => Figures.Median(pairs.Select(pair => figure(pair.Ours)));
        double Its(Func<Figures, double> figure) => Figures.Median(pairs.Select(pair => figure(pair.Yardstick)));
    }

    internal void Write(string file) => File.WriteAllLines(file, lines);
}
