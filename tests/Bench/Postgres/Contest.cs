namespace BotApp.Bench.Postgres;

/// <summary>Ours and a yardstick in alternation, so that both meet the same machine, at 1, 8 and 32 connections.</summary>
sealed class Contest(Ground ground, Findings findings)
{
    const int Rounds = 3;

    /// <summary>So long the compiler of the runtime has work with either; until then they run at half their rate.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <summary>How many were done, and how long each took in milliseconds.</summary>
    internal delegate Task<(int Count, List<double> Times)> Run(TimeSpan length, int clients);

    internal async Task HoldAsync(
        double wanted, TimeSpan length, Run ours, Run yardstick, int? ourProcess, int? yardstickProcess)
    {
        await ours(WarmUp, 8);
        await yardstick(WarmUp, 8);
        foreach (var clients in (int[])[1, 8, 32])
        {
            var pairs = new List<(Figures, Figures)>();
            for (var round = 0; round < Rounds; round++)
                pairs.Add((
                    await MeasureAsync(ours, length, clients, ourProcess),
                    await MeasureAsync(yardstick, length, clients, yardstickProcess)));
            findings.Row(clients, pairs, wanted);
        }
    }

    internal async Task<Figures> MeasureAsync(Run run, TimeSpan length, int clients, int? process)
    {
        var (program, server) = (Spent(process), Cpu.Of(ground.Server.ProcessId));
        var (count, times) = await run(length, clients);
        return new(count / length.TotalSeconds, times,
            (Spent(process) - program) / count, (Cpu.Of(ground.Server.ProcessId) - server) / count);
    }

    static double Spent(int? process) => process is { } one ? Cpu.Of(one) : 0;
}
