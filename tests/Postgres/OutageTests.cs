using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Postgres;

/// <summary>A server of its own for each, which stops and starts.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task A_server_that_restarts_is_waited_for_and_nothing_is_lost_or_done_twice()
    {
        using var server = Start();
        await using var database = Open(server, patience: 30);
        await AddAsync(database, 0);

        var work = Enumerable.Range(1, 40).Select(i => Task.Run(() => AddAsync(database, i))).ToList();
        server.Stop();
        server.Start();
        work.AddRange(Enumerable.Range(41, 40).Select(i => Task.Run(() => AddAsync(database, i))));
        await Task.WhenAll(work);

        Assert.Equal(81, await database.ReadAsync(
            static session => session.NumberAsync("SELECT count(*) FROM things"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_refused_by_name_and_serves_again_when_it_is_back()
    {
        using var server = Start();
        await using var database = Open(server, patience: 1);
        await AddAsync(database, 1);
        server.Stop("immediate");

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => AddAsync(database, 2));
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.ReadAsync(
            static session => session.NumberAsync("SELECT 1"), TestContext.Current.CancellationToken));
        server.Start();

        await AddAsync(database, 2);
    }

    [Fact]
    public async Task A_standby_that_becomes_the_primary_is_followed()
    {
        Databases.SkipUnlessThere();
        using var primary = new Server("-c wal_level=replica").Make().Start();
        using var standby = new Server("-c hot_standby=on").Follow(primary).Start();
        await MakeAsync(primary);
        await using var database = new Database(Options.Create(new DatabaseOptions
        {
            Bot = $"Host=127.0.0.1:{standby.Port},127.0.0.1:{primary.Port};Username=postgres;Database=postgres;"
                + "Target Session Attributes=primary",
            PatienceSeconds = 30,
        }));
        await AddAsync(database, 1);
        while (await standby.NumberAsync("SELECT count(*) FROM pg_class WHERE relname = 'things'") == 0
            || await standby.NumberAsync("SELECT count(*) FROM things") == 0)
            await Task.Yield();

        primary.Stop("immediate");
        var waiting = AddAsync(database, 2);
        standby.Promote();
        await waiting;

        Assert.Equal(2, await standby.NumberAsync("SELECT count(*) FROM things"));
    }

    static Server Start()
    {
        Databases.SkipUnlessThere();
        var server = new Server().Make().Start();
        MakeAsync(server).GetAwaiter().GetResult();
        return server;
    }

    static Task MakeAsync(Server server) => server.ExecuteAsync("CREATE TABLE things (id bigint PRIMARY KEY)");

    static Database Open(Server server, int patience) => new(Options.Create(
        new DatabaseOptions { Bot = server.ConnectionTo("postgres"), PatienceSeconds = patience }));

    /// <summary>As a turn does it: one that was kept, though nobody heard so, is found when it is done again.</summary>
    static Task<bool> AddAsync(Database database, long id) => database.TransactAsync(async session =>
    {
        if (await session.NumberAsync("SELECT count(*) FROM things WHERE id = $1", id) == 0)
            session.Send("INSERT INTO things (id) VALUES ($1)", id);
        return true;
    }, TestContext.Current.CancellationToken);
}
