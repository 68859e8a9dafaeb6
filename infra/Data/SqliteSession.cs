using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BotApp.Infra.Data;

/// <summary>A connection to a SQLite file and the statements it has prepared.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    internal override string SkipLocked => "";
    internal override string SkipLockedOf(string alias) => "";
    internal override string ForUpdate => "";
    internal override string ForUpdateOf(string alias) => "";

    internal override string NextNumber =>
        """
        INSERT INTO counters (what, year, last) VALUES ($1, $2, 1001)
        ON CONFLICT (what, year) DO UPDATE SET last = counters.last + 1
        RETURNING last
        """;

    // There is one writer: whoever is here is alone.
    public override void QueueFor(string subject) { }

    internal override Task<long> NextNumberAsync(string what, int year) => Counters.NextAsync(this, what, year);

    internal override async Task LoadAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var places = string.Join(", ", Enumerable.Range(1, columns.Count).Select(static i => $"${i}"));
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})";
        foreach (var row in rows)
            await ExecuteAsync(sql, row);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
            await command.DisposeAsync();
        prepared.Clear();
        await connection.DisposeAsync();
    }

    private protected override async Task RunAsync(List<Statement> statements)
    {
        foreach (var statement in statements)
        {
            var command = Bind(statement);
            if (statement.Read is null)
                statement.Changed = await command.ExecuteNonQueryAsync();
            else
                await ReadAsync(command, statement.Read);
        }
    }

    private static async Task ReadAsync(SqliteCommand command, Func<DbDataReader, Task> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        await read(reader);
    }

    private SqliteCommand Bind(Statement statement)
    {
        if (!prepared.TryGetValue(statement.Sql, out var command))
            prepared[statement.Sql] = command = Prepare(statement);
        for (var i = 0; i < statement.Values.Length; i++)
            command.Parameters[i].Value = statement.Values[i];
        return command;
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; what people say only comes as a parameter.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        for (var i = 1; i <= statement.Values.Length; i++)
            command.Parameters.Add(new() { ParameterName = $"${i}" });
        return command;
    }
}
