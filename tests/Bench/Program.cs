using System.Globalization;
using BotApp.Bench;

var seconds = args is ["core" or "process" or "http" or "all", var length, ..] ? double.Parse(length, CultureInfo.InvariantCulture) : 5;
switch (args.FirstOrDefault())
{
    case "core":
        CoreBench.Run(TimeSpan.FromSeconds(seconds));
        return 0;
    case "scores":
        return ScoresBench.Run();
    case "utterances":
        return UtterancesBench.Run(args is [_, var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000);
    case "process":
        foreach (var clients in new[] { 1, 32 })
            await ProcessBench.RunAsync(TimeSpan.FromSeconds(seconds), clients);
        return 0;
    case "http":
        foreach (var clients in new[] { 1, 8, 32 })
            await HttpBench.RunAsync(TimeSpan.FromSeconds(seconds), clients);
        return 0;
    case "all":
        CoreBench.Run(TimeSpan.FromSeconds(seconds));
        await ProcessBench.RunAsync(TimeSpan.FromSeconds(seconds), 32);
        goto case "http";
    default:
        Console.WriteLine("""
            dotnet run -c Release --project tests/Bench -- WHAT [SECONDS]
              scores     what is understood of the cases beside the repository, to tests/Bench/scores.md
              utterances [COUNT]  generated utterances, a million: faults and the longest time
              core   the conversation alone, on one thread
              process  whole bookings handed to the turns, on SQLite
              http   whole bookings by text message, on SQLite, at 1, 8 and 32 at once
              all    all of these
            """);
        return 2;
}
