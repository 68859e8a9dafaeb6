using System.Diagnostics;
using BotApp.Tests.Postgres;
using Npgsql;

namespace BotApp.Tests.Faults;

/// <summary>
/// Three processes, one schedule. The database writes down which of them begins what and when it is done with it, so it
/// does not matter what any of them says.
/// </summary>
public sealed class JobsTests : IDisposable
{
    const string Log =
        """
        CREATE TABLE runs (n bigserial PRIMARY KEY, job text, entry text, instance text, due bigint, state text);
        CREATE FUNCTION log_run() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                INSERT INTO runs (job, entry, instance, due, state)
                VALUES (OLD.trigger_name, OLD.entry_id, OLD.instance_name, OLD.sched_time, 'over');
            ELSIF NEW.state = 'EXECUTING' THEN
                INSERT INTO runs (job, entry, instance, due, state)
                VALUES (NEW.trigger_name, NEW.entry_id, NEW.instance_name, NEW.sched_time, 'begun');
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER log_run AFTER INSERT OR UPDATE OR DELETE ON qrtz_fired_triggers FOR EACH ROW EXECUTE FUNCTION log_run();
        """;

    /// <summary>Far longer than any of it takes on a machine that has much to do.</summary>
    static readonly TimeSpan StandStill = TimeSpan.FromMinutes(5);

    readonly string folder = Directory.CreateTempSubdirectory("jobs").FullName;
    readonly Dictionary<string, Bot> bots = [];
    Server? server;

    [Fact]
    public async Task Each_run_is_one_processes_and_when_that_dies_in_the_middle_another_goes_on()
    {
        Databases.SkipUnlessThere();
        server = new Server().Make().Start();
        for (var i = 0; i < 3; i++)
            await StartAsync();
        await server.ExecuteAsync(Log, "jobs");
        await WaitAsync("SELECT count(*) FROM runs WHERE state = 'begun' AND job IN ('waitlist', 'expiry')", 20);

        string had;
        await using (await HoldUpAsync())
        {
            // Whoever runs it waits, and is still in the middle of it when it dies.
            await WaitAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", 1);
            had = (await server.QueryAsync(
                "SELECT instance_name FROM qrtz_fired_triggers WHERE trigger_name = 'waitlist' AND state = 'EXECUTING'",
                static row => row.GetString(0), "jobs")).Single();
            bots[had].Kill();
        }
        var until = await NumberAsync("SELECT max(n) FROM runs");
        await WaitAsync($"SELECT count(*) FROM runs WHERE state = 'begun' AND job = 'waitlist' AND n > {until}", 5);

        Assert.Equal(0, await NumberAsync($"SELECT count(*) FROM runs WHERE state = 'begun' AND instance = '{had}' AND n > {until}"));
        Assert.Empty(await TwiceAsync());
        Assert.Empty(await AtOnceAsync());
    }

    public void Dispose()
    {
        foreach (var bot in bots.Values)
            bot.Dispose();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    async Task StartAsync()
    {
        var bot = new Bot(Server.FreePort(), folder, new Dictionary<string, string>
        {
            ["ConnectionStrings:Bot"] = server!.ConnectionTo("jobs"),
            ["Codes:Key"] = Databases.Key,
            ["Booking:PassOnSeconds"] = "1",
        });
        bot.Start();
        await bot.ReadyAsync();
        await WaitAsync("SELECT count(*) FROM qrtz_scheduler_state", bots.Count + 1);
        var known = await server.QueryAsync("SELECT instance_name FROM qrtz_scheduler_state", static row => row.GetString(0), "jobs");
        bots.Add(known.Single(name => !bots.ContainsKey(name)), bot);
    }

    /// <summary>Nobody gets on with the waiting list while this is held.</summary>
    async Task<NpgsqlConnection> HoldUpAsync()
    {
        var connection = new NpgsqlConnection($"{server!.ConnectionTo("jobs")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended('waitlist', 0))", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>What was due at one moment and begun more than once.</summary>
    Task<List<string>> TwiceAsync() => server!.QueryAsync(
        "SELECT job || ' ' || due FROM runs WHERE state = 'begun' GROUP BY job, due HAVING count(*) > 1", static row => row.GetString(0), "jobs");

    /// <summary>What was begun before the run before it was over.</summary>
    Task<List<string>> AtOnceAsync() => server!.QueryAsync(
        """
        SELECT b.entry FROM runs a JOIN runs b ON b.job = a.job AND b.n > a.n AND a.state = 'begun' AND b.state = 'begun'
        WHERE NOT EXISTS (SELECT 1 FROM runs o WHERE o.entry = a.entry AND o.state = 'over' AND o.n < b.n)
        """,
        static row => row.GetString(0), "jobs");

    async Task WaitAsync(string sql, long atLeast)
    {
        // Processes of their own, on the machine's clock: it can only be looked again.
        for (var since = Stopwatch.StartNew(); await NumberAsync(sql) < atLeast; await Task.Delay(50))
            Assert.True(since.Elapsed < StandStill, $"It stands still: {sql}");
    }

    async Task<long> NumberAsync(string sql) => await server!.NumberAsync(sql, "jobs");
}
