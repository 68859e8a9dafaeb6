using System.Data.Common;

namespace BotApp.Infra.Data;

/// <summary>
/// One connection and the statements it has prepared. Parameters are positional, <c>$1</c>, <c>$2</c>: a form that
/// SQLite and PostgreSQL both read. Instants go in and out as Unix seconds, dates as <c>yyyy-MM-dd</c>, truth as 0 and 1.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    internal Session(DbConnection connection) => this.connection = connection;

    /// <returns>The number of rows that were changed, those of triggers not counted.</returns>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) =>
        Bind(sql, values).ExecuteNonQueryAsync();

    public Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        ReadAllAsync(Bind(sql, values), read);

    /// <returns>The first row, or the default of <typeparamref name="T"/> when there is none.</returns>
    public Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        ReadFirstAsync(Bind(sql, values), read);

    /// <returns>The first column of the first row; 0 when there is no row.</returns>
    public Task<long> NumberAsync(string sql, params ReadOnlySpan<object?> values) =>
        ReadFirstAsync(Bind(sql, values), static row => row.IsDBNull(0) ? 0 : row.GetInt64(0));

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
            await command.DisposeAsync();
        prepared.Clear();
        await connection.DisposeAsync();
    }

    private static async Task<List<T>> ReadAllAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    private static async Task<T?> ReadFirstAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
            prepared[sql] = command = Prepare(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = Stored(values[i]);
        return command;
    }

    private DbCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; what people say only comes as a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();
            if (connection is Microsoft.Data.Sqlite.SqliteConnection)
                parameter.ParameterName = $"${i}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUnixTimeSeconds(),
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        bool truth => truth ? 1L : 0L,
        int number => (long)number,
        _ => value,
    };
}
