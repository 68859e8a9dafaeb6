using System.Globalization;

namespace BotApp.Bench.Postgres;

/// <summary>Where the server's time goes: each statement of turns, or of bookings over the API, how often and what it costs.</summary>
static class StatementsBench
{
    internal static async Task RunAsync(TimeSpan length, bool bookings)
    {
        using var ground = new Ground(counts: true);
        await ground.MakeAsync();
        await Seed.AddAsync(ground.Server, 0, 20_000, 20_000);
        await ground.Server.ExecuteAsync("CREATE EXTENSION pg_stat_statements", "bench");
        await ground.OpenAsync();
        var run = bookings ? (await Orders.AtAsync(ground.Server, oneSeat: false)).On(ground.Ours) : TurnsBench.Of(ground.Ours);
        await run(length, 8);
        await ground.Server.ExecuteAsync("SELECT pg_stat_statements_reset()", "bench");
        var (done, _) = await run(length, 8);
        Console.WriteLine($"{done} {(bookings ? "bookings" : "turns")}; times in each, microseconds in each, the statement");
        foreach (var line in await ground.Server.QueryAsync(
            """
            SELECT calls::double precision, total_exec_time * 1000, left(regexp_replace(query, '\s+', ' ', 'g'), 100)
            FROM pg_stat_statements ORDER BY 2 DESC LIMIT 40
            """,
            row => string.Create(CultureInfo.InvariantCulture,
                $"{row.GetDouble(0) / done,8:F3} {row.GetDouble(1) / done,8:F1}  {row.GetString(2)}"), "bench"))
            Console.WriteLine(line);
    }
}
