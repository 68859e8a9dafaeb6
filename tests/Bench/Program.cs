using System.Globalization;
using BotApp.Bench;

var seconds = args is [_, var length, ..] ? double.Parse(length, CultureInfo.InvariantCulture) : 5;
switch (args.FirstOrDefault())
{
    case "core":
        CoreBench.Run(TimeSpan.FromSeconds(seconds));
        return 0;
    default:
        Console.WriteLine("""
            dotnet run -c Release --project tests/Bench -- WHAT [SECONDS]
              core   the conversation alone, on one thread
            """);
        return 2;
}
