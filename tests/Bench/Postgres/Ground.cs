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
    (int Port, int Process) ours, yardstick;

    /// <param name="counts">The server counts what each statement costs, which costs something itself.</param>
    internal Ground(bool counts = false) => Server = new Server(counts ? Counting : Options).Make().Start();

    internal Server Server { get; }

    internal string Connection => Server.ConnectionTo("bench");

    /// <summary>Where our program answers, once <see cref="OpenAsync"/> has started it, and its process.</summary>
    internal string Ours => $"http://127.0.0.1:{ours.Port}";
    internal int OurProcess => ours.Process;

    /// <summary>The same of what it is compared with.</summary>
    internal string Yardstick => $"http://127.0.0.1:{yardstick.Port}";
    internal int YardstickProcess => yardstick.Process;

    /// <summary>An empty database with all offices and the seats of their days, one that never runs out for everybody.</summary>
    internal async Task MakeAsync()
    {
        using (var maker = await StartAsync("Bot.dll", Server.FreePort(), Connection, "serve"))
            Stop(maker);
        await Server.ExecuteAsync("UPDATE slots SET capacity = 1000000", "bench");
    }

    internal async Task OpenAsync()
    {
        ours.Port = Server.FreePort();
        ours.Process = (await StartAsync("Bot.dll", ours.Port, Connection, "serve")).Id;
        yardstick.Port = Server.FreePort();
        yardstick.Process = (await StartAsync("Bench.dll", yardstick.Port, Connection, "bare")).Id;
    }

    /// <summary>The bot, or what it is compared with (<c>Bench.dll bare</c>).</summary>
    internal async Task<Process> StartAsync(string program, int port, string connection, params string[] arguments)
    {
        var process = await Programs.StartAsync(program, port, [
            .. arguments, $"--Twilio:AuthToken={Load.Token}", $"--ConnectionStrings:Bot={connection};Maximum Pool Size=32",
            $"--Codes:Key={Convert.ToBase64String(new byte[32])}", "--Booking:StrangersAnHour=1000",
            $"--Api:Keys:bench:Sha256={Orders.KeyHash}", "--Api:CallsAMinute=1000000"]);
        processes.Add(process);
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
}
