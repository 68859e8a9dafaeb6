using BotApp.Bot;
using BotApp.Bot.Jobs;
using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Transcripts;

/// <summary>Where a transcript is replayed: its own clock and database, and a way to say something.</summary>
abstract class Stage(DateTimeOffset now) : IAsyncDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMinutes(15);

    public ClockByHand Clock { get; } = new(now);
    public Gone Gone { get; } = new();
    public string Folder { get; } = Prepared.Copy();
    protected abstract IServiceProvider Services { get; }

    /// <summary>Of each host whose jobs run; the last is the one that people talk to.</summary>
    protected virtual IReadOnlyList<IServiceProvider> Hosts => [Services];

    /// <summary>The answer as it goes over the air; empty where there is none.</summary>
    public abstract Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt);

    /// <summary>Lets time pass: what runs by the clock runs when it would, the daily jobs once a day.</summary>
    public virtual async Task PassAsync(TimeSpan by)
    {
        var until = Clock.Now + by;
        while (Clock.Now < until)
        {
            var day = Clock.Now.UtcDateTime.Date;
            Clock.Set(Clock.Now + Tick < until ? Clock.Now + Tick : until);
            foreach (var job in Job.All.Where(job => job.Every < TimeSpan.FromHours(1) || Clock.Now.UtcDateTime.Date != day))
                foreach (var services in Hosts)
                    await job.RunAsync(services, Premises.Cancelled);
        }
    }

    /// <summary>Other people have taken every seat, at one time or at all.</summary>
    public Task<int> TakeAsync(string office, DateTimeOffset? start) => Database.TransactAsync(
        session => start is { } at
            ? session.ExecuteAsync("UPDATE slots SET capacity = taken WHERE office = $1 AND start = $2", office, at)
            : session.ExecuteAsync("UPDATE slots SET capacity = taken WHERE office = $1", office), Premises.Cancelled);

    /// <summary>The zone that an office's times are written in.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(string office) => TimeZoneInfo.FindSystemTimeZoneById(
        (await Database.ReadAsync(session => session.FirstAsync(
            "SELECT zone FROM offices WHERE code = $1", row => row.GetString(0), office), Premises.Cancelled))!);

    /// <summary>What the staff of an office does.</summary>
    public OfficeDays Days => (OfficeDays)Services.GetService(typeof(OfficeDays))!;

    /// <summary>So many write or call at once that no times can be looked for; or it is quiet again.</summary>
    public void Crowd(bool comes)
    {
        var crowd = (Crowd)Hosts[^1].GetService(typeof(Crowd))!;
        for (var i = 0; i < Many; i++)
            if (comes)
                crowd.Enter();
            else
                crowd.Leave();
    }

    const int Many = 2000;

    Database Database => (Database)Services.GetService(typeof(Database))!;

    public virtual async ValueTask DisposeAsync()
    {
        await Databases.DropAsync(Folder);
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Stands in for the network: keeps what would have gone out.</summary>
sealed class Gone : ISender
{
    public List<(string To, string Text)> Texts { get; } = [];

    int sent;

    /// <summary>What the network calls the message that went last.</summary>
    public string Last { get; private set; } = "";

    public string Channel => "sms";

    public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation)
    {
        Texts.Add((to, string.Join('\n', SmsText.Write(message))));
        return Task.FromResult(new Sent(Outcome.Accepted, Last = $"SM{++sent}"));
    }
}
