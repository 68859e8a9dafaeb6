using BotApp.Infra.Data;
using Microsoft.Data.Sqlite;

namespace BotApp.Tests.Data;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Work_that_fails_takes_no_other_work_with_it()
    {
        await using var premises = await Premises.SmallAsync();

        var units = Enumerable.Range(0, 300).Select(i => premises.Database.TransactAsync(async session =>
        {
            InboundMessages.Remember(session, $"message {i}", "answer", premises.Now);
            await session.NumberAsync("SELECT 1");
            return i % 3 == 0 ? throw new InvalidOperationException($"unit {i}") : i;
        }, Premises.Cancelled)).ToList();
        await Task.WhenAll(units).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.All(units, (unit, i) => Assert.Equal(i % 3 == 0, unit.IsFaulted));
        Assert.Equal(200, await premises.NumberAsync("SELECT count(*) FROM inbound_messages"));
    }

    [Fact]
    public async Task What_was_promised_is_seen_by_others_at_once_and_after_a_restart()
    {
        await using var premises = await Premises.SmallAsync();

        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+19785550001', 1)");

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
        await using var restarted = Premises.At(premises.Folder, Premises.Tuesday);
        Assert.True(await restarted.Database.TransactAsync(
            static session => OptOuts.HasAsync(session, "+19785550001"), Premises.Cancelled));
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_nothing_of_its_unit()
    {
        await using var premises = await Premises.SmallAsync();

        await Assert.ThrowsAsync<SqliteException>(() => premises.Database.TransactAsync(async session =>
        {
            await session.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)");
            return await session.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)");
        }, Premises.Cancelled));

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task Work_that_was_called_off_before_its_turn_is_not_done()
    {
        await using var premises = await Premises.SmallAsync();
        using var calledOff = new CancellationTokenSource();
        await calledOff.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => premises.Database.TransactAsync(
            session => OptOuts.AddAsync(session, "+1", premises.Now).ContinueWith(static _ => true), calledOff.Token));

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task A_database_that_is_locked_for_a_moment_is_waited_for()
    {
        await using var premises = await Premises.SmallAsync();
        var other = await LockAsync(premises);

        var waiting = premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)");
        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
        await other.DisposeAsync();
        await waiting;

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task A_database_that_stays_locked_is_refused_by_name_and_serves_again_afterwards()
    {
        await using var premises = await Premises.SmallAsync(settings: ("Database:PatienceSeconds", "1"));
        await using (await LockAsync(premises))
            await Assert.ThrowsAsync<DatabaseUnavailableException>(
                () => premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)"));

        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+2', 1)");

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_refused_by_name_and_serves_again_when_it_is_back()
    {
        await using var premises = await Premises.SmallAsync(settings: ("Database:PatienceSeconds", "1"));
        File.Move(premises.File, premises.File + ".away");
        await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+1', 1)"));
        Assert.False(File.Exists(premises.File));

        File.Move(premises.File + ".away", premises.File);
        await premises.ExecuteAsync("INSERT INTO opt_outs (phone, since) VALUES ('+2', 1)");

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM opt_outs"));
    }

    private static async Task<SqliteConnection> LockAsync(Premises premises)
    {
        var other = new SqliteConnection($"Data Source={premises.File};Pooling=False");
        await other.OpenAsync(Premises.Cancelled);
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Premises.Cancelled);
        return other;
    }
}
