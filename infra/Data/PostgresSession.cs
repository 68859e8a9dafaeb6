using Npgsql;

namespace BotApp.Infra.Data;

/// <summary>
/// A connection to PostgreSQL. What waits goes in one batch: one way there and back. The statements of a batch are a
/// transaction by themselves (the manual's chapter "Message Flow", Pipelining), so one is begun only where a second batch
/// belongs to it.
/// </summary>
/// <param name="transacts">All that is done is one transaction; <see cref="CommitAsync"/> ends it.</param>
internal sealed class PostgresSession(NpgsqlConnection connection, NumberStock numbers, bool transacts) : Session
{
    private bool begun, ends;

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
        if (transacts && !begun)
            await BeginAsync([]);
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
            await writer.WriteRowAsync(default, Stored(row));
        await writer.CompleteAsync();
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>What still waits is done, and all is kept.</summary>
    public Task CommitAsync()
    {
        ends = true;
        SendHeldBack();
        if (begun)
            Send("COMMIT");
        return FlushAsync();
    }

    // A statement sees what was committed when it began, in a transaction or before it: reading does not begin one.
    private protected override Task RunAsync(List<Statement> statements) =>
        transacts && !begun && !ends && !statements.TrueForAll(static statement => statement.OnlyReads)
            ? BeginAsync(statements)
            : GoAsync(statements);

    private Task BeginAsync(List<Statement> statements)
    {
        begun = true;
        statements.Insert(0, new("BEGIN", []));
        return GoAsync(statements);
    }

    private async Task GoAsync(List<Statement> statements)
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
    private static async Task ReadAsync(NpgsqlDataReader reader, List<Statement> statements)
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
