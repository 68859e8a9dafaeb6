using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using BotApp.Tests.Postgres;
using Npgsql;

namespace BotApp.Tests.Faults;

/// <summary>Three bots behind a balancer on a database that is there twice, and what can befall them.</summary>
internal sealed class Scene : IDisposable
{
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string Key = "a-partner-of-the-agency";
    readonly string folder = Directory.CreateTempSubdirectory("faults").FullName;
    readonly Pair pair = new();
    readonly List<Bot> bots;
    readonly Balancer balancer;

    public Scene(string twilio)
    {
        Dictionary<string, string> settings = new()
        {
            ["ConnectionStrings:Bot"] = pair.Connection,
            ["Codes:Key"] = Databases.Key,
            ["Twilio:AccountSid"] = Twilio.Account,
            ["Twilio:AuthToken"] = Token,
            ["Twilio:From"] = "+15005550006",
            ["Twilio:ApiBase"] = twilio,
            ["Twilio:PublicUrl"] = $"http://127.0.0.1:{Port}",
            ["Booking:CoolingLeastMinutes"] = "1",
            ["Booking:CoolingMostMinutes"] = "1",
            ["Booking:PassOnSeconds"] = "2",
            ["Booking:StrangersAnHour"] = "1000",
            ["Logging:LogLevel:Quartz"] = "None",
            ["Logging:LogLevel:BotApp"] = "Trace",
            ["Api:ReadsAMinute"] = "100000",
            ["Api:CallsAMinute"] = "100000",
            ["Api:Keys:partner:Role"] = "Book",
            ["Api:Keys:partner:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        };
        bots = [.. Enumerable.Range(0, 3).Select(_ => new Bot(Server.FreePort(), folder, settings))];
        balancer = new(Port, folder, bots.Select(bot => bot.Port));
    }

    public int Port { get; } = Server.FreePort();
    public Server Database => pair.Primary;
    public int Faults { get; private set; }

    /// <summary>What the bots wrote down, all of them, from the beginning.</summary>
    public string Logs => string.Concat(bots.Select(bot => File.ReadAllText(bot.Log)));

    public async Task OpenAsync()
    {
        bots.ForEach(bot => bot.Start());
        await ReadyAsync();
        // Sixty-four people and about fifty times of one office: everybody wants what others have.
        await Database.ExecuteAsync(
            $"""
            DELETE FROM slots WHERE office <> 'MIA';
            DELETE FROM slots WHERE start NOT IN (SELECT start FROM slots WHERE start > extract(epoch FROM now()) + 86400
                ORDER BY start LIMIT 96);
            UPDATE slots SET capacity = 1;
            UPDATE zips SET zone = '{Awake}' WHERE zip = '33126';
            {SeatLog.Begin}
            """, "botapp");
    }

    /// <summary>Where it is early in the afternoon now: nobody is told of a time at night.</summary>
    public static string Awake => $"Etc/GMT{TimeProvider.System.GetUtcNow().Hour - 13:+0;-0;+0}";

    /// <summary>
    /// Each kind of fault in turn, all of them once at least, until it has gone on long enough and something was there to be
    /// lost. Between two of them all bots answer again, for some seconds: however slow the machine, people get on.
    /// </summary>
    public async Task TroubleAsync(TimeSpan length, Func<bool> isShown, CancellationTokenSource enough)
    {
        Func<Task>[] kinds = [KillAsync, RestartAsync, KillAsync, FailOverAsync];
        try
        {
            for (var since = Stopwatch.StartNew();
                Faults < kinds.Length || since.Elapsed < length || (!isShown() && since.Elapsed < Line.Patience); Faults++)
            {
                await PauseAsync();
                await kinds[Faults % kinds.Length]();
            }
            await PauseAsync();
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    /// <summary>Looks on, as long as there is a database to look at.</summary>
    public async Task WatchAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await Database.ExecuteAsync(SeatLog.Watch, "botapp");
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException)
            {
                // It is down, as it should be now and then.
            }
            await Task.Delay(300, CancellationToken.None);
        }
    }

    /// <summary>Each bot that should be there is: who misses one need not wonder why nothing happens.</summary>
    public void Count() => Assert.False(bots.Exists(bot => bot.HasDied), "A bot ended that nobody here killed.");

    async Task PauseAsync()
    {
        Count();
        await ReadyAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
        Count();
    }

    Task ReadyAsync() => Task.WhenAll(bots.Select(bot => bot.ReadyAsync()));

    public void Dispose()
    {
        balancer.Dispose();
        bots.ForEach(bot => bot.Dispose());
        pair.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    Task KillAsync()
    {
        var bot = bots[Faults % bots.Count];
        bot.Kill();
        bot.Start();
        return Task.CompletedTask;
    }

    Task RestartAsync()
    {
        pair.Restart();
        return Task.CompletedTask;
    }

    async Task FailOverAsync()
    {
        await pair.FailOverAsync();
        await pair.MendAsync();
    }
}
