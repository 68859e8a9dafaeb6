using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BotApp.Tests.Postgres;

/// <summary>Debian's PostgreSQL on loopback, in a folder of its own; no service of the machine is touched.</summary>
internal sealed class Server : IDisposable
{
    static readonly string? Binaries = FindBinaries();
    readonly string folder = Path.Combine(Path.GetTempPath(), $"pg{Guid.NewGuid():N}"[..12]);
    readonly string options;

    /// <summary>What a power cut would do matters to most tests not at all.</summary>
    public const string Hasty = "-c fsync=off -c full_page_writes=off -c autovacuum=off";

    /// <param name="options">For the server's command line, each as <c>-c name=value</c>.</param>
    public Server(string options = Hasty, int? port = null)
    {
        (this.options, Port) = (options, port ?? FreePort());
        string[] owner = IsRoot ? ["-o", "postgres", "-g", "postgres"] : [];
        Run("install", ["-d", "-m", "700", .. owner, folder]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    public static bool IsThere => Binaries is not null;

    public int Port { get; }
    public string Data => Path.Combine(folder, "data");

    public Server Make()
    {
        RunAs("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        return this;
    }

    public Server Start()
    {
        RunAs("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=400 {options}",
            "start");
        return this;
    }

    /// <summary>A copy of a server that runs, which follows it from then on.</summary>
    public Server Follow(Server primary)
    {
        RunAs("pg_basebackup", "-h", "127.0.0.1", "-p", $"{primary.Port}", "-U", "postgres", "-D", Data, "-R", "-X", "stream", "-c", "fast");
        return this;
    }

    public void Promote() => RunAs("pg_ctl", "-D", Data, "-w", "promote");

    public void Stop(string how = "fast") => RunAs("pg_ctl", "-D", Data, "-w", "-m", how, "stop");

    /// <summary>Runs one of PostgreSQL's own programs as the user who owns the data.</summary>
    public static void RunAs(string program, params string[] arguments)
    {
        var path = PathOf(program);
        if (IsRoot)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    public static string PathOf(string program) => Path.Combine(Binaries!, program);

    /// <summary>The process that all its others come from.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    public async Task ExecuteAsync(string sql, string database = "postgres") =>
        await QueryAsync(sql, static _ => 0, database);

    public async Task<long> NumberAsync(string sql, string database = "postgres") =>
        (await QueryAsync(sql, static row => row.GetInt64(0), database))[0];

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{ConnectionTo(database)};Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!Directory.Exists(folder))
            return;
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Stop("immediate");
        Directory.Delete(folder, recursive: true);
    }

    static bool IsRoot { get; } = Environment.UserName == "root";

    static string? FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.Parse(Path.GetFileName(Path.GetDirectoryName(bin)!), CultureInfo.InvariantCulture))
        : null;

    // Its output goes nowhere: the server that pg_ctl leaves behind would hold a pipe open for ever.
    static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} {arguments[^1]} ended with {process.ExitCode}.");
    }
}
