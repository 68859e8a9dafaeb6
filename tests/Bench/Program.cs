using System.Globalization;
using BotApp.Bench;
using BotApp.Bench.Postgres;

var seconds = args is ["core" or "process" or "http" or "turns" or "statements" or "all", var length, ..] ? double.Parse(length, CultureInfo.InvariantCulture) : 5;
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
    case "turns":
        await TurnsBench.RunAsync(TimeSpan.FromSeconds(seconds));
        return 0;
    case "statements":
        await StatementsBench.RunAsync(TimeSpan.FromSeconds(seconds));
        return 0;
    case "load":
        var (turns, booked, _) = await Load.RunAsync(args[1], TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)),
            int.Parse(args[3], CultureInfo.InvariantCulture), Environment.TickCount);
        Console.WriteLine($"load: {turns} turns, {booked} booked");
        return 0;
    case "bare":
        await Bare.RunAsync(args[1..]);
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
              turns  durable turns on PostgreSQL beside a bare endpoint that loads and saves one row
              statements  what each statement of a booking costs PostgreSQL
              all    core, process and http
            """);
        return 2;
}
