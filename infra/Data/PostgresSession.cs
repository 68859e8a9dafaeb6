using Npgsql;

namespace BotApp.Infra.Data;

/// <summary>A connection to PostgreSQL. What waits goes in one batch: one way there and back.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, NumberStock numbers) : Session
{
    /// <summary>How often it went there and back so far.</summary>
    internal int Trips { get; private set; }

    internal override string SkipLocked => " FOR UPDATE SKIP LOCKED";
    internal override string SkipLockedOf(string alias) => $" FOR UPDATE OF {alias} SKIP LOCKED";
    internal override string ForUpdate => " FOR NO KEY UPDATE";
    internal override string ForUpdateOf(string alias) => $" FOR NO KEY UPDATE OF {alias}";
    internal override string NextNumber => "SELECT next_number($1, $2)";

    public override void QueueFor(string subject) =>
        AskFirst("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", static _ => true, subject);

    internal override Task<long> NextNumberAsync(string what, int year) => numbers.NextAsync(this, what, year);

    internal override async Task LoadAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await FlushAsync();
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
            await writer.WriteRowAsync(default, Stored(row));
        await writer.CompleteAsync();
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private protected override async Task RunAsync(IReadOnlyList<Statement> statements)
    {
        Trips++;
        await using var batch = connection.CreateBatch();
        foreach (var statement in statements)
            batch.BatchCommands.Add(Bind(statement));
        await using (var reader = await batch.ExecuteReaderAsync())
            await ReadAsync(reader, statements);
        for (var i = 0; i < statements.Count; i++)
            statements[i].Changed = batch.BatchCommands[i].RecordsAffected;
    }

    // Only statements with rows have a result; those after the last one may still fail, so all is read to its end.
    private static async Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<Statement> statements)
    {
        var more = true;
        foreach (var statement in statements)
            if (statement.Read is { } read)
            {
                await read(reader);
                more = await reader.NextResultAsync();
            }
        while (more)
            more = await reader.NextResultAsync();
    }

    private static NpgsqlBatchCommand Bind(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var value in statement.Values)
            command.Parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = text },
                long number => new NpgsqlParameter<long> { TypedValue = number },
                _ => new NpgsqlParameter { Value = value },
            });
        return command;
    }
}
