using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;
using Npgsql;

namespace BotApp.Tests.Postgres;

/// <summary>What happens only where several work at once.</summary>
[OnPostgres]
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Of_two_that_wait_for_each_other_one_begins_again_and_both_are_kept()
    {
        await using var premises = await PremisesOfTwoAsync();
        using var both = new Barrier(2);
        var tries = 0;

        await Task.WhenAll(ChangeAsync("1", "2"), ChangeAsync("2", "1"));

        Assert.Equal(3, tries);
        Assert.Equal(4, await premises.NumberAsync("SELECT sum(since) FROM opt_outs"));

        Task<int> ChangeAsync(string first, string second) => Task.Run(() => premises.Database.TransactAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE opt_outs SET since = since + 1 WHERE phone = $1", first);
            if (Interlocked.Increment(ref tries) <= 2)
                both.SignalAndWait(Premises.Cancelled);
            return await session.ExecuteAsync("UPDATE opt_outs SET since = since + 1 WHERE phone = $1", second);
        }, Premises.Cancelled));
    }

    [Fact]
    public async Task One_who_was_too_late_looks_again_and_sees_what_the_other_did()
    {
        await using var premises = await Premises.SmallAsync();
        using var both = new Barrier(2);
        var looks = 0;

        var added = await Task.WhenAll(AddAsync(), AddAsync());

        Assert.Equal([false, true], added.Order());
        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));

        Task<bool> AddAsync() => Task.Run(() => premises.Database.TransactAsync(async session =>
        {
            if (await OptOuts.HasAsync(session, "+1"))
                return false;
            if (Interlocked.Increment(ref looks) <= 2)
                both.SignalAndWait(Premises.Cancelled);
            session.Send("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)");
            return true;
        }, Premises.Cancelled));
    }

    [Fact]
    public async Task A_statement_that_can_never_be_right_is_given_up()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)");

        await Assert.ThrowsAsync<PostgresException>(
            () => premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)"));
        await Assert.ThrowsAsync<PostgresException>(() => premises.ExecuteAsync("SELECT nonsense"));

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task Who_always_meets_others_is_told_that_the_time_is_taken()
    {
        await using var premises = await Premises.SmallAsync();
        var tries = 0;

        var outcome = await premises.Database.TransactAsync(async session =>
        {
            tries++;
            var held = await premises.Get<Scheduler>().PerformAsync(
                new Effect.HoldTime("TST", Premises.On(4, 10), 30), Premises.Conversation(), session, premises.Now);
            return held is Input.TimeHeld
                ? throw new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected)
                : held;
        }, Premises.Cancelled);

        Assert.IsType<Input.SlotTaken>(outcome);
        Assert.InRange(tries, 3, 10);
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM seats"));
    }

    [Fact]
    public async Task Those_who_queue_for_one_subject_come_one_after_the_other()
    {
        await using var premises = await Premises.SmallAsync();
        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 0)");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => premises.Database.TransactAsync(async session =>
        {
            session.QueueFor("somebody");
            var seen = await session.NumberAsync("SELECT since FROM opt_outs");
            session.Send("UPDATE opt_outs SET since = $1", seen + 1);
            return true;
        }, Premises.Cancelled))));

        Assert.Equal(50, await premises.NumberAsync("SELECT since FROM opt_outs"));
    }

    [Fact]
    public async Task Of_turns_of_one_conversation_at_once_each_goes_on_from_the_one_before()
    {
        await using var premises = await Premises.SmallAsync();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(turn => Task.Run(() => premises.Database.TransactAsync(async session =>
        {
            if (session.IsAgain)
                session.QueueFor("conversation");
            var (state, version, _) = await Conversations.Ask(session, "conversation", $"{turn}");
            var before = Conversations.Read(state) ?? new() { Id = "conversation", Language = "en" };
            Conversations.SaveNext(session, before with { Misses = before.Misses + 1 }, version, premises.Now);
            return true;
        }, Premises.Cancelled))));

        var after = await premises.Database.ReadAsync(session => Conversations.LoadAsync(session, "conversation"), Premises.Cancelled);
        Assert.Equal(30, after!.Misses);
    }

    [Fact]
    public async Task Reading_begins_no_transaction_and_the_first_change_does()
    {
        await using var premises = await Premises.SmallAsync();
        const string began = "SELECT CAST(extract(epoch FROM now()) * 1000000 AS bigint)";

        await premises.Database.TransactAsync(async session =>
        {
            Assert.NotEqual(await session.NumberAsync(began), await session.NumberAsync(began));
            await session.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 5)");
            Assert.Equal(await session.NumberAsync(began), await session.NumberAsync(began));
            return true;
        }, Premises.Cancelled);

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task What_goes_in_one_batch_is_kept_whole_or_not_at_all()
    {
        await using var premises = await Premises.SmallAsync();

        await Assert.ThrowsAsync<PostgresException>(() => premises.Database.TransactAsync(session =>
        {
            session.Send("INSERT INTO opt_outs (phone, since) VALUES ('+1', 5)");
            session.Send("INSERT INTO opt_outs (phone, since) VALUES ('+2', 'no number')");
            return Task.FromResult(true);
        }, Premises.Cancelled));

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task What_is_asked_and_sent_travels_together()
    {
        await using var premises = await Premises.SmallAsync();

        var trips = await premises.Database.TransactAsync(async session =>
        {
            session.QueueFor("somebody");
            session.Send("INSERT INTO opt_outs (phone, since) VALUES ('+1', 5)");
            var since = session.AskFirst("SELECT since FROM opt_outs", static row => row.GetInt64(0));
            var others = session.Ask("SELECT phone FROM opt_outs WHERE since > 5", static row => row.GetString(0));
            Assert.Equal(5, await since);
            Assert.Empty(await others);
            session.Send("UPDATE opt_outs SET since = 6");
            return ((PostgresSession)session).Trips;
        }, Premises.Cancelled);

        Assert.Equal(1, trips);
        Assert.Equal(6, await premises.NumberAsync("SELECT since FROM opt_outs"));
    }

    [Fact]
    public async Task Processes_that_start_at_once_on_nothing_make_one_database()
    {
        var folder = Premises.NewFolder();
        await using var owner = Premises.At(folder, Premises.Tuesday);
        await File.WriteAllTextAsync(Path.Combine(folder, "on-postgres"), "", Premises.Cancelled);
        List<Premises> processes = [.. Enumerable.Range(0, 4).Select(_ => Premises.At(folder, Premises.Tuesday))];

        var installed = await Task.WhenAll(processes.Select(
            process => Task.Run(() => process.Get<Installation>().PrepareAsync(Premises.Cancelled))));

        Assert.Single(installed, one => one.Made);
        Assert.All(installed, one => Assert.Equal((92, 41_911), (one.Offices, one.Zips)));
        Assert.Equal(92 * 15, await owner.NumberAsync("SELECT count(*) FROM days"));
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    private static async Task<Premises> PremisesOfTwoAsync()
    {
        var premises = await Premises.SmallAsync();
        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('1', 0), ('2', 0)");
        return premises;
    }
}
