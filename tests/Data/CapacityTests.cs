using System.Data.Common;
using BotApp.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotApp.Tests.Data;

public class CapacityTests
{
    private const string Slot = "'TST', (SELECT min(start) FROM slots)";

    [Theory]
    [InlineData($"INSERT INTO seats (office, start, release_at) VALUES ({Slot}, 1)")]
    [InlineData($"INSERT OR IGNORE INTO seats (office, start, release_at) VALUES ({Slot}, 1)")]
    [InlineData($"INSERT OR REPLACE INTO seats (office, start, release_at) VALUES ({Slot}, 1)")]
    [InlineData($"INSERT OR REPLACE INTO seats (id, office, start, release_at) VALUES (1, {Slot}, 1)")]
    [InlineData("INSERT INTO seats (office, start, release_at) VALUES ('TST', 900, 1)")]
    [InlineData("UPDATE seats SET start = start + 900")]
    [InlineData("UPDATE slots SET taken = 0")]
    [InlineData("UPDATE slots SET taken = taken - 1 WHERE taken > 0")]
    [InlineData("UPDATE slots SET capacity = 0")]
    [InlineData("INSERT OR REPLACE INTO slots (office, start, capacity, taken) SELECT office, start, 1, 0 FROM slots")]
    [InlineData("INSERT INTO slots (office, start, capacity, taken) VALUES ('TST', 900, 5, 1)")]
    [InlineData("INSERT INTO slots (office, start, capacity, taken) VALUES ('TST', 901, 5, 0)")]
    [InlineData("UPDATE seats SET number = 'TST-27-1001'")]
    [InlineData("UPDATE seats SET release_at = NULL")]
    public async Task A_statement_by_hand_cannot_sell_a_seat_twice(string statement)
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.ExecuteAsync($"INSERT INTO seats (office, start, release_at) VALUES ({Slot}, 1)");

        foreach (var foreignKeys in (string[])["True", "False"])
            await Assert.ThrowsAnyAsync<DbException>(() => ByHandAsync(premises, foreignKeys, statement));

        Assert.Equal(1, await premises.NumberAsync("SELECT count(*) FROM seats"));
        Assert.Equal(1, await premises.NumberAsync("SELECT sum(taken) FROM slots"));
    }

    [Theory]
    [InlineData("DELETE FROM slots")]
    [InlineData("UPDATE slots SET start = start + 864000")]
    [InlineData("UPDATE slots SET office = 'OTH'")]
    public async Task A_slot_with_seats_stays_where_it_is(string statement)
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.ExecuteAsync($"INSERT INTO seats (office, start, release_at) VALUES ({Slot}, 1)");

        await Assert.ThrowsAnyAsync<DbException>(() => ByHandAsync(premises, "True", statement));

        Assert.Equal(1, await premises.NumberAsync(
            "SELECT count(*) FROM seats t JOIN slots s ON s.office = t.office AND s.start = t.start WHERE s.taken = 1"));
    }

    [Fact]
    public async Task A_seat_given_back_by_hand_can_be_taken_again()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);

        for (var i = 0; i < 3; i++)
        {
            await ByHandAsync(premises, "False", $"INSERT INTO seats (office, start, release_at) VALUES ({Slot}, 1)");
            await ByHandAsync(premises, "False", "DELETE FROM seats");
        }

        Assert.Equal(0, await premises.NumberAsync("SELECT sum(taken) FROM slots"));
    }

    [Fact]
    public async Task The_seats_of_a_hold_go_with_it()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        await premises.ExecuteAsync(
            "INSERT INTO holds (id, office, start, minutes, until) VALUES ('h', 'TST', 900, 15, 1)");
        await premises.ExecuteAsync($"INSERT INTO seats (office, start, hold) VALUES ({Slot}, 'h')");

        await ByHandAsync(premises, "True", "DELETE FROM holds");

        Assert.Equal(0, await premises.NumberAsync("SELECT count(*) FROM seats"));
        Assert.Equal(0, await premises.NumberAsync("SELECT sum(taken) FROM slots"));
    }

    private static async Task ByHandAsync(Premises premises, string foreignKeys, string statement)
    {
        await using DbConnection other = OnPostgresAttribute.IsHere
            ? new NpgsqlConnection($"{Databases.SettingsOf(premises.Folder)["ConnectionStrings:Bot"]};Pooling=False")
            : new SqliteConnection($"Data Source={premises.File};Pooling=False;Foreign Keys={foreignKeys}");
        await other.OpenAsync(Premises.Cancelled);
        await using var command = other.CreateCommand();
        command.CommandText = OnPostgresAttribute.IsHere ? InPostgres(statement) : statement;
        await command.ExecuteNonQueryAsync(Premises.Cancelled);
    }

    private static string InPostgres(string statement) => statement.Contains("OR IGNORE", StringComparison.Ordinal)
        ? $"{statement.Replace("OR IGNORE ", "")} ON CONFLICT DO NOTHING"
        : statement.Replace("OR REPLACE ", "");
}
