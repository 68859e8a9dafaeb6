using System.Diagnostics;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>
/// A PostgreSQL server that keeps its promises (fsync), with a seeded database, and the programs that are compared on it,
/// each a process of its own. Tables are filled before they are analysed: on empty ones the plans that sessions keep are bad.
/// </summary>
sealed class Ground : IDisposable
{
    const string Options = "-c shared_buffers=512MB -c max_wal_size=8GB -c checkpoint_timeout=30min";
    const string Counting = $"{Options} -c shared_preload_libraries=pg_stat_statements";
    readonly List<Process> processes = [];

    /// <param name="counts">The server counts what each statement costs, which costs something itself.</param>
    internal Ground(bool counts = false) => Server = new Server(counts ? Counting : Options).Make().Start();

    internal Server Server { get; }

    internal string Connection => Server.ConnectionTo("bench");

    /// <param name="appointments">How many there are already.</param>
    internal async Task SeedAsync(int appointments, int conversations)
    {
        using (var maker = await StartAsync("Bot.dll", Server.FreePort()))
            Stop(maker);
        await Server.ExecuteAsync(Rows(appointments, conversations), "bench");
        await Server.ExecuteAsync("VACUUM ANALYZE", "bench");
    }

    /// <summary>The bot, or what it is compared with (<c>Bench.dll bare</c>).</summary>
    internal async Task<Process> StartAsync(string program, int port, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])
            [Path.Combine(AppContext.BaseDirectory, program), .. arguments, $"--urls=http://127.0.0.1:{port}",
            $"--Twilio:AuthToken={Load.Token}", $"--ConnectionStrings:Bot={Connection};Maximum Pool Size=32",
            $"--Codes:Key={Convert.ToBase64String(new byte[32])}", "--Booking:StrangersAnHour=1000"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        processes.Add(process);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await ReadyAsync($"http://127.0.0.1:{port}/health/ready");
        return process;
    }

    internal void Stop(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        processes.Remove(process);
    }

    public void Dispose()
    {
        foreach (var process in processes.ToList())
            Stop(process);
        Server.Dispose();
    }

    static async Task ReadyAsync(string address)
    {
        using var http = new HttpClient();
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                if ((await http.GetAsync(new Uri(address))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromMinutes(2))
            {
                // Not yet.
            }
    }

    // Seats for everybody, spread over all offices; four messages an appointment, as a booking plans them.
    static string Rows(int appointments, int conversations) =>
        $"""
        UPDATE slots SET capacity = 1000000;
        INSERT INTO appointments (number, office, start, minutes, reason, name, folded, birth, phone, caller, case_number,
            interpreter, party, language, zone, conversation, state, created_at, changed_at)
        SELECT 'SEED-' || n, s.office, s.start, 30, 'adit', 'Person ' || n, 'person ' || n, '1990-03-04', '+1999' || n,
            '+1999' || n, '', 0, 'Self', 'en', 'America/New_York', 'seed' || n, 'active', 1, 1
        FROM generate_series(1, {appointments}) n
            JOIN (SELECT office, start, row_number() OVER () AS i FROM slots) s
                ON s.i = n % (SELECT count(*) FROM slots) + 1;
        INSERT INTO seats (office, start, number) SELECT office, start, number FROM appointments;
        INSERT INTO outbox (kind, channel, recipient, language, number, start, due_at, not_after, state, changed_at)
        SELECT k.kind, 'sms', a.phone, 'en', a.number, a.start, 4000000000, 4000000000, 'waiting', 1
        FROM appointments a, (VALUES ('confirmed'), ('bring'), ('day'), ('morning')) k (kind);
        INSERT INTO conversations (id, language, state, updated_at)
        SELECT 'seed' || n, 'en', repeat('x', 1000), 4000000000 FROM generate_series(1, {conversations}) n;
        INSERT INTO inbound_messages (id, answer, received_at)
        SELECT 'seed' || n, repeat('x', 250), 4000000000 FROM generate_series(1, {conversations}) n;
        """;
}
