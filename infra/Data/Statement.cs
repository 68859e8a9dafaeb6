using System.Data.Common;

namespace BotApp.Infra.Data;

/// <summary>A statement on its way.</summary>
/// <param name="read">Takes its rows; null for one that has none.</param>
internal sealed class Statement(string sql, object[] values, Func<DbDataReader, Task>? read = null)
{
    public string Sql => sql;
    public object[] Values => values;
    public Func<DbDataReader, Task>? Read => read;

    /// <summary>It changes nothing and locks nothing.</summary>
    public bool OnlyReads { get; } = sql.StartsWith("SELECT ", StringComparison.Ordinal)
        && !sql.Contains(" UPDATE", StringComparison.Ordinal) && !sql.Contains("pg_advisory", StringComparison.Ordinal);

    /// <summary>The number of rows it changed, once it has run.</summary>
    public int Changed { get; set; }
}
