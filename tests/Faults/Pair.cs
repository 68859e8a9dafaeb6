using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// A primary and the standby that has every commit before it is answered. When the primary fails the standby takes its
/// place, and a new standby is made where the primary was.
/// </summary>
internal sealed class Pair : IDisposable
{
    const string Options = "-c wal_level=replica -c max_wal_senders=4 -c wal_keep_size=64MB -c hot_standby=on -c track_commit_timestamp=on";
    readonly int[] ports;
    Server primary;
    Server? standby;

    public Pair()
    {
        primary = new Server(Options).Make().Start();
        standby = new Server(Options);
        ports = [primary.Port, standby.Port];
        standby.Follow(primary).Start();
        BeSynchronousAsync().GetAwaiter().GetResult();
    }

    public Server Primary => primary;

    /// <summary>Both, and whichever is the primary.</summary>
    public string Connection =>
        $"Host=127.0.0.1:{ports[0]},127.0.0.1:{ports[1]};Username=postgres;Database=botapp;Target Session Attributes=primary";

    /// <summary>The server stops in good order and starts again.</summary>
    public void Restart()
    {
        primary.Stop();
        primary.Start();
    }

    /// <summary>The primary is gone at once; the standby becomes the primary and waits for nobody.</summary>
    public async Task FailOverAsync()
    {
        primary.Stop("immediate");
        standby!.Promote();
        await standby.ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await standby.ExecuteAsync("SELECT pg_reload_conf()");
        var gone = primary;
        (primary, standby) = (standby, null);
        gone.Dispose();
    }

    /// <summary>A new standby where the old primary was.</summary>
    public async Task MendAsync()
    {
        standby = new Server(Options, ports.Single(port => port != primary.Port)).Follow(primary).Start();
        await BeSynchronousAsync();
    }

    public void Dispose()
    {
        standby?.Dispose();
        primary.Dispose();
    }

    async Task BeSynchronousAsync()
    {
        await primary.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
        await primary.ExecuteAsync("SELECT pg_reload_conf()");
        while (await primary.NumberAsync("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 0)
            await Task.Delay(50);
    }
}
