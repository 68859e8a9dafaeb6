using System.Globalization;
using BotApp.Bench;
using BotApp.Bench.Calls;
using BotApp.Bench.Postgres;
using BotApp.Bench.Sockets;

var seconds = args is [not ("utterances" or "load" or "bare" or "echo" or "twiml"), var length, ..] ? double.Parse(length, CultureInfo.InvariantCulture) : 5;
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
    case "postgres":
        await PostgresBench.RunAsync(PostgresBench.Parts, TimeSpan.FromSeconds(seconds), "tests/Bench/postgres.md");
        return 0;
    case { } part when PostgresBench.Parts.Contains(part):
        await PostgresBench.RunAsync([part], TimeSpan.FromSeconds(seconds), null);
        return 0;
    case "statements":
        await StatementsBench.RunAsync(TimeSpan.FromSeconds(seconds), bookings: args is [.., "bookings"]);
        return 0;
    case "load":
        var (turns, booked, _) = await Load.RunAsync(args[1], TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)),
            int.Parse(args[3], CultureInfo.InvariantCulture), Environment.TickCount);
        Console.WriteLine($"load: {turns} turns, {booked} booked");
        return 0;
    case "sockets":
        await SocketsBench.RunAsync(TimeSpan.FromSeconds(Math.Max(seconds, 15)));
        return 0;
    case "echo":
        await Echo.RunAsync(args[1..]);
        return 0;
    case "voice":
        await VoiceBench.RunAsync(TimeSpan.FromSeconds(Math.Max(seconds, 12)));
        return 0;
    case "twiml":
        await BareTwiml.RunAsync(args[1..]);
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
              postgres  all that follows, to tests/Bench/postgres.md; or one of it, to the screen:
              turns  durable turns beside a bare endpoint that loads and saves one row
              bookings  over the API beside an endpoint with the booking as one statement
              seat   the same of one time by all
              conversations  whole bookings beside pgbench with exactly their statements
              curve  turns with 1,000 to 1,000,000 appointments
              statements [SECONDS [bookings]]  what each statement of turns, or of bookings over the API, costs the server
              sockets  answers to 200 messages/s on 2,000 open sockets of one process beside a bare echo
              voice  turns of 200 calls at once beside a bare endpoint
              all    core, process and http
            """);
        return 2;
}
