using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Faults;

/// <summary>
/// Two seats. Eva and Luis have one each, Ana waits in line, then Bea; Eva cancels, Ana is told and takes it. A server of
/// its own, which notes when each transaction was kept, and a copy of its database for each who would break something.
/// </summary>
public sealed class HonestHistory : IAsyncLifetime
{
    readonly Lazy<Server> server = new(static () => new Server($"{Server.Hasty} -c track_commit_timestamp=on").Make().Start());
    int copies;

    internal IReadOnlyList<Promises> People { get; private set; } = [];
    internal string Luis { get; private set; } = "";
    internal string Eva { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Databases.SkipUnlessThere();
        await server.Value.ExecuteAsync("CREATE DATABASE botapp");
        var folder = Premises.NewFolder();
        await using (var premises = Premises.At(folder, TimeProvider.System.GetUtcNow(),
            ("ConnectionStrings:Bot", $"{server.Value.ConnectionTo("botapp")};Pooling=false"), ("Codes:Key", Databases.Key)))
        {
            await premises.Get<Installation>().PrepareAsync(Premises.Cancelled);
            await server.Value.ExecuteAsync(
                $"""
                DELETE FROM slots WHERE start NOT IN (SELECT start FROM slots WHERE office = 'MIA'
                    AND start > extract(epoch FROM now()) + 172800 ORDER BY start LIMIT 2) OR office <> 'MIA';
                UPDATE slots SET capacity = 1;
                UPDATE zips SET zone = '{Scene.Awake}' WHERE zip = '01843';
                {SeatLog.Begin}
                """, "botapp");
            await HappenAsync(premises);
            await server.Value.ExecuteAsync(SeatLog.Watch, "botapp");
        }
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            server.Value.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <param name="broken">SQL; <c>{luis}</c> and <c>{eva}</c> stand for their numbers.</param>
    /// <param name="rulesHold">The database's own rules and notes are not switched off for it.</param>
    internal async Task<History> CheckAsync(string broken, IReadOnlyList<Promises> people, bool rulesHold = false)
    {
        var copy = $"copy{Interlocked.Increment(ref copies)}";
        await server.Value.ExecuteAsync($"CREATE DATABASE {copy} TEMPLATE botapp STRATEGY FILE_COPY");
        var sql = broken.Replace("{luis}", Luis, StringComparison.Ordinal).Replace("{eva}", Eva, StringComparison.Ordinal);
        await server.Value.ExecuteAsync(rulesHold ? sql : $"SET session_replication_role = replica; {sql}", copy);
        var history = new History(server.Value, people, copy);
        await history.CheckAsync();
        return history;
    }

    async Task HappenAsync(Premises premises)
    {
        var starts = await server.Value.QueryAsync(
            "SELECT start FROM slots ORDER BY start", static row => DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)), "botapp");
        var (luis, eva, ana, bea) = (Premises.Conversation(1), Premises.Conversation(2), Premises.Conversation(3), Premises.Conversation(4));
        var kept = await BookAsync(premises, luis, starts[0], "Luis Gómez");
        var given = await BookAsync(premises, eva, starts[1], "Eva Ruiz");
        await JoinAsync(premises, ana, "Ana Pérez");
        await JoinAsync(premises, bea, "Bea Soto");
        await premises.PerformAsync(new Effect.Cancel(given.Number), eva);
        await premises.Get<Waitlist>().RunAsync(Premises.Cancelled);
        var taken = Assert.IsType<Input.ProposalTaken>(await premises.PerformAsync(
            new Effect.Answer(ana.Phone!, Reaction.Take, null, new("1", premises.Now)), ana)).Appointment;

        var when = History.Said(taken.Start);
        var waited = new Promises(ana.Phone!) { Made = { [taken.Number] = when }, Told = { when } };
        waited.Take(when, when);
        (Luis, Eva) = (kept.Number, given.Number);
        People =
        [
            new(luis.Phone!) { Made = { [kept.Number] = History.Said(kept.Start) } },
            new(eva.Phone!) { Made = { [given.Number] = null } },
            waited,
        ];
    }

    static async Task<Appointment> BookAsync(Premises premises, Conversation who, DateTimeOffset start, string name)
    {
        var held = Assert.IsType<Input.TimeHeld>(await premises.PerformAsync(new Effect.HoldTime("MIA", start, 15), who));
        return Assert.IsType<Input.Booked>(await premises.PerformAsync(new Effect.Book(Premises.Draft(name), held.Hold), who)).Appointment;
    }

    static async Task JoinAsync(Premises premises, Conversation who, string name) => Assert.IsType<Input.InLine>(
        await premises.PerformAsync(new Effect.JoinLine(Premises.Draft(name), "MIA", 15, Wish.Any, 1), who));
}
