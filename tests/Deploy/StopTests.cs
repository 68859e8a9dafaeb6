using System.Diagnostics;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;
using Npgsql;

namespace BotApp.Tests.Deploy;

/// <summary>Whoever runs processes stops some of them before they have begun.</summary>
public sealed class StopTests
{
    /// <summary>The lock of <c>PostgresServer</c> under which one process makes the database and the others wait.</summary>
    const long InstallationLock = 0x626f_7461_7070;

    [Fact]
    public async Task A_process_that_is_stopped_while_it_still_waits_to_begin_ends_without_a_complaint()
    {
        Databases.SkipUnlessThere();
        using var server = new Server().Make().Start();
        await server.ExecuteAsync("CREATE DATABASE stopped");
        await using var other = new NpgsqlConnection($"{server.ConnectionTo("stopped")};Pooling=false");
        await other.OpenAsync(Premises.Cancelled);
        await using var hold = new NpgsqlCommand($"SELECT pg_advisory_lock({InstallationLock})", other);
        await hold.ExecuteNonQueryAsync(Premises.Cancelled);

        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Bot"),
        [
            "serve", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Bot={server.ConnectionTo("stopped")}", $"--Codes:Key={Databases.Key}",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        // It is another process: that it waits can only be asked, again and again.
        while (await server.NumberAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0)
            await Task.Delay(50, Premises.Cancelled);
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var errors = await process.StandardError.ReadToEndAsync(Premises.Cancelled);
        await process.WaitForExitAsync(Premises.Cancelled);

        Assert.Equal((0, ""), (process.ExitCode, errors));
    }
}
