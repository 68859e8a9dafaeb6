using System.Globalization;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>
/// Whole bookings by text message, beside pgbench with exactly the statements that they make, in as many journeys: what the
/// database could do if nobody had to understand anything, and no web server stood before it.
/// </summary>
static class ConversationsBench
{
    const double Wanted = 0.60;

    /// <summary>A script for each of so many people, whose ZIPs differ, so that their offices do; ours come from the same ZIPs.</summary>
    const int People = 4;

    internal static async Task RunAsync(Ground ground, Findings findings, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            var recorded = await RecordAsync(ground);
            var bench = new PgBench(ground.Server, folder.FullName, recorded);
            findings.Head("Whole bookings, twelve messages each", "conversations", "pgbench, the same statements");
            await new Contest(ground, findings).HoldAsync(
                Wanted, length, Of(ground.Ours), bench.RunAsync, ground.OurProcess, null);
            var journeys = recorded.Average(one => one.Journeys.Count);
            var statements = recorded.Average(one => one.Journeys.Sum(journey => journey.Count));
            findings.Add(string.Create(CultureInfo.InvariantCulture,
                $"\nA conversation is {journeys:F1} journeys to the database with {statements:F1} statements.")
                + " What pgbench's sessions spend on preparing is in its processor time, not in its rate.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Contest.Run Of(string address) => async (length, clients) =>
    {
        var (turns, _, times) = await Load.RunAsync(address, length, clients, Person.Fresh(), People);
        return (turns / Person.Steps, [.. times.Chunk(Person.Steps).Select(conversation => conversation.Sum())]);
    };

    static async Task<List<Recorded>> RecordAsync(Ground ground)
    {
        using var tap = new Wiretap(ground.Server.Port);
        var port = Server.FreePort();
        var through = $"Host=127.0.0.1;Port={tap.Port};Username=postgres;Database=bench;"
            + "SSL Mode=Disable;GSS Encryption Mode=Disable;Max Auto Prepare=0";
        using var bot = await ground.StartAsync("Bot.dll", port, through, "serve");
        var recorded = new List<Recorded>();
        for (var (i, first) = (0, Person.Fresh()); i < People; i++)
        {
            tap.Journeys.Clear();
            var person = Person.Of(first + i, People);
            await Load.TalkAsync($"http://127.0.0.1:{port}", person);
            recorded.Add(Recorded.Of(person, [.. tap.Journeys]));
        }
        ground.Stop(bot);
        return recorded;
    }
}

/// <summary>What one conversation said to the database.</summary>
sealed record Recorded(int Person, IReadOnlyList<IReadOnlyList<Said>> Journeys)
{
    /// <summary>Jobs speak to the database as well: a turn begins with its conversation and ends with its answer.</summary>
    internal static Recorded Of(int person, IReadOnlyList<(int Connection, IReadOnlyList<Said> Statements)> all)
    {
        var (open, journeys) = (new HashSet<int>(), new List<IReadOnlyList<Said>>());
        foreach (var (connection, statements) in all)
        {
            if (statements.Any(IsTurn))
                open.Add(connection);
            if (open.Contains(connection))
                journeys.Add(statements);
            if (statements.Any(one => one.Sql.StartsWith("INSERT INTO inbound_messages", StringComparison.Ordinal)))
                open.Remove(connection);
        }
        return journeys.Count > 0 ? new(person, journeys)
            : throw new InvalidOperationException("No turn was seen in what was said to the database.");
    }

    /// <summary>What the conversation is called.</summary>
    internal string Id => (string)Journeys[0].Single(IsTurn).Values[0]!;

    static bool IsTurn(Said said) => said.Sql.Contains("LEFT JOIN conversations", StringComparison.Ordinal);

    /// <summary>The number that was given.</summary>
    internal string Number => (string)Journeys.SelectMany(journey => journey)
        .Single(one => one.Sql.Contains("INTO appointments", StringComparison.Ordinal)).Values[0]!;
}
