using System.Globalization;
using BotApp.Bench;

var seconds = args is [_, var length, ..] ? double.Parse(length, CultureInfo.InvariantCulture) : 5;
switch (args.FirstOrDefault())
{
    case "core":
        CoreBench.Run(TimeSpan.FromSeconds(seconds));
        return 0;
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
              core   the conversation alone, on one thread
              process  whole bookings handed to the turns, on SQLite
              http   whole bookings by text message, on SQLite, at 1, 8 and 32 at once
              all    all of these
            """);
        return 2;
}
