using System.Diagnostics;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// The dust settles: the line gets what it can have, and everybody in it answers. How long that takes is the machine's
/// affair; it is counted in runs of the jobs. What several runs left undone is a fault, and so are jobs that run no more.
/// </summary>
internal sealed class Settling(Server server, IReadOnlyList<Texter> people, Action everyRound)
{
    /// <summary>So many runs that begin one after the other have ended before, all but the last.</summary>
    const int Several = 4;

    /// <summary>A minute, after which a claim that died is free again, has twelve runs of the outbox; more when they are late.</summary>
    const int Many = 40;

    static readonly TimeSpan StandStill = TimeSpan.FromMinutes(5);

    /// <summary>Times given back that somebody in line would take, and who has not been told of any.</summary>
    const string Waiting =
        """
        SELECT count(*) FROM waitlist w JOIN seats s ON s.office = w.office
        WHERE w.state = 'waiting' AND takes_any(w.wish) AND s.release_at IS NOT NULL
            AND (SELECT count(*) FROM seats t WHERE t.office = s.office AND t.release_at IS NOT NULL
                AND t.start >= s.start AND t.start < s.start + w.minutes * 60) = (w.minutes + 14) / 15
            AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = w.number AND (p.state = 'open' OR p.start = s.start))
        """;

    const string Untold =
        """
        SELECT count(*) FROM outbox m JOIN proposals p ON p.id = m.proposal
        WHERE m.state IN ('waiting', 'claimed') AND p.state = 'open' AND p.kind = 'waitlist'
        """;

    /// <returns>What was not done.</returns>
    public async Task<List<string>> SettleAsync()
    {
        var (idle, untold, last) = (0, 0, (Proposals: 0L, Untold: 0L));
        while (true)
        {
            everyRound();
            foreach (var person in people)
                await person.ReadAsync();
            var (waiting, now) = (await NumberAsync(Waiting), (await NumberAsync("SELECT count(*) FROM proposals"), await NumberAsync(Untold)));
            if (waiting == 0 && now.Item2 == 0)
                return [];
            (idle, untold) = (now.Item1 == last.Proposals && now.Item2 == 0 ? idle + 1 : 0, now.Item2 == last.Untold ? untold + 1 : 0);
            last = now;
            if (idle > 2)
                return [$"{waiting} offered to nobody in line: {await JobsAsync()}"];
            if (untold * Several > Many)
                return [$"{now.Item2} that nobody was told of: {await JobsAsync()}"];
            if (!await RunAsync(now.Item2 > 0 ? "outbox" : "waitlist"))
                return [$"the jobs stand still: {await JobsAsync()}"];
        }
    }

    /// <summary>Several runs of a job go by.</summary>
    /// <returns>False when none began for minutes.</returns>
    async Task<bool> RunAsync(string job)
    {
        var (since, begun) = (Stopwatch.StartNew(), await RunsAsync(job));
        for (var (seen, until) = (begun, begun + Several); seen < until;)
        {
            await Task.Delay(200); // Other processes do it, by the machine's clock.
            everyRound();
            if (await RunsAsync(job) is var now && now > seen)
                (seen, since) = (now, Stopwatch.StartNew());
            else if (since.Elapsed > StandStill)
                return false;
        }
        return true;
    }

    Task<long> RunsAsync(string job) => NumberAsync($"SELECT times_triggered FROM qrtz_simple_triggers WHERE trigger_name = '{job}'");

    Task<long> NumberAsync(string sql) => server.NumberAsync(sql, "botapp");

    /// <summary>What the jobs are about, and how many seconds ago each was due.</summary>
    async Task<string> JobsAsync() => string.Join(", ", await server.QueryAsync(
        """
        SELECT trigger_name || ' ' || trigger_state || ' ' || round(extract(epoch FROM now()) - (next_fire_time - 621355968000000000) / 1e7)
        FROM qrtz_triggers
        """,
        static row => row.GetString(0), "botapp"));
}
