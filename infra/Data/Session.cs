using System.Data.Common;
using System.Globalization;

namespace BotApp.Infra.Data;

/// <summary>
/// One transaction's statements. Parameters are positional, <c>$1</c>, <c>$2</c>: a form that SQLite and PostgreSQL
/// both read. Instants go in and out as Unix seconds, dates as <c>yyyy-MM-dd</c>, truth as 0 and 1. What is sent or
/// asked travels with the next statement that is waited for, or with the commit: over a network that is one way
/// instead of many. A statement that fails ends the whole transaction.
/// </summary>
public abstract class Session : IAsyncDisposable
{
    private readonly List<Statement> last = [];
    private List<Statement> waiting = [];

    internal Session() { }

    /// <summary>
    /// This work met others so often that it will not be done again. What can be refused is better refused now, with other
    /// times to choose from, than fought for once more.
    /// </summary>
    internal bool IsLastTry { get; init; }

    /// <summary>This work met others and is done again: it may rather queue for what they met about.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Where the wish for this work came from, for <see cref="Audit"/>: sms, voice, api ...; a job says nothing.</summary>
    public string Channel { get; set; } = "system";

    /// <summary>
    /// Added to a SELECT, it takes rows that nobody else is working on: on PostgreSQL, where several work at once.
    /// </summary>
    internal abstract string SkipLocked { get; }

    /// <summary>The same for the rows of one of several tables.</summary>
    internal abstract string SkipLockedOf(string alias);

    /// <summary>Added to a SELECT, the rows stay as they are found until the commit: on PostgreSQL, see above.</summary>
    internal abstract string ForUpdate { get; }

    /// <summary>The same for the rows of one of several tables.</summary>
    internal abstract string ForUpdateOf(string alias);

    /// <summary>A statement for the next number of <c>$1</c> in the year <c>$2</c>, in one row: see <see cref="Counters"/>.</summary>
    internal abstract string NextNumber { get; }

    /// <summary>Sessions that name the same subject come one after the other, each after the commit of the one before.</summary>
    public abstract void QueueFor(string subject);

    /// <summary>A number as <see cref="Counters"/> has them, where their order does not matter.</summary>
    internal abstract Task<long> NextNumberAsync(string what, int year);

    /// <summary>Many new rows of one table, as fast as the database takes them.</summary>
    internal abstract Task LoadAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>A statement that returns no rows and whose count nobody needs; it travels with the next.</summary>
    public void Send(string sql, params ReadOnlySpan<object?> values) => Add(new(sql, Stored(values)));

    /// <summary>
    /// As <see cref="Send"/>, but after all that is sent until something is asked, at the latest just before the commit: for
    /// rows that many want at the same moment, so that each keeps them from the others as briefly as can be.
    /// </summary>
    internal void SendLast(string sql, params ReadOnlySpan<object?> values) => last.Add(new(sql, Stored(values)));

    /// <summary>What was to be sent last goes now.</summary>
    internal void SendHeldBack()
    {
        waiting.AddRange(last);
        last.Clear();
    }

    /// <returns>The number of rows that were changed, those of triggers not counted. For statements without rows.</returns>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values)
    {
        SendHeldBack();
        var statement = Add(new(sql, Stored(values)));
        return ChangedAsync(statement);
    }

    /// <summary>The rows of a query, once they are waited for.</summary>
    public Asked<List<T>> Ask<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Ask(new Asked<List<T>>(this, reader => ReadAllAsync(reader, read)), sql, values);

    /// <summary>The first row, or the default of <typeparamref name="T"/>, once it is waited for.</summary>
    public Asked<T?> AskFirst<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Ask(new Asked<T?>(this, reader => ReadFirstAsync(reader, read)), sql, values);

    /// <summary>What becomes of all rows together, once it is waited for.</summary>
    internal Asked<TResult> Ask<T, TResult>(
        string sql, Func<DbDataReader, T> read, Func<List<T>, TResult> gather, params ReadOnlySpan<object?> values) =>
        Ask(new Asked<TResult>(this, async reader => gather(await ReadAllAsync(reader, read))), sql, values);

    public Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Ask(sql, read, values).AsTask();

    /// <returns>The first row, or the default of <typeparamref name="T"/> when there is none.</returns>
    public Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        AskFirst(sql, read, values).AsTask();

    /// <returns>The first column of the first row; 0 when there is no row.</returns>
    public Task<long> NumberAsync(string sql, params ReadOnlySpan<object?> values) =>
        AskFirst(sql, static row => row.IsDBNull(0) ? 0 : row.GetInt64(0), values).AsTask();

    public abstract ValueTask DisposeAsync();

    /// <summary>Has done what was sent and asked so far.</summary>
    internal async Task FlushAsync()
    {
        SendHeldBack();
        if (waiting.Count == 0)
            return;
        var statements = waiting;
        waiting = [];
        await RunAsync(statements);
    }

    internal void Forget()
    {
        waiting.Clear();
        last.Clear();
    }

    private protected abstract Task RunAsync(List<Statement> statements);

    private Statement Add(Statement statement)
    {
        waiting.Add(statement);
        return statement;
    }

    private Asked<T> Ask<T>(Asked<T> asked, string sql, ReadOnlySpan<object?> values)
    {
        SendHeldBack();
        Add(new(sql, Stored(values), asked.TakeAsync));
        return asked;
    }

    private async Task<int> ChangedAsync(Statement statement)
    {
        await FlushAsync();
        return statement.Changed;
    }

    private static async Task<List<T>> ReadAllAsync<T>(DbDataReader reader, Func<DbDataReader, T> read)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private static async Task<T?> ReadFirstAsync<T>(DbDataReader reader, Func<DbDataReader, T> read) =>
        await reader.ReadAsync() ? read(reader) : default;

    private protected static object[] Stored(ReadOnlySpan<object?> values)
    {
        var stored = values.Length == 0 ? [] : new object[values.Length];
        for (var i = 0; i < values.Length; i++)
            stored[i] = Stored(values[i]);
        return stored;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUnixTimeSeconds(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? 1L : 0L,
        int number => (long)number,
        string text => Storable.Text(text),
        _ => value,
    };
}
