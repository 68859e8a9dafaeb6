using Microsoft.Data.Sqlite;

namespace BotApp.Infra.Data;

/// <summary>A SQLite file and the way its connections are set up: write-ahead log, every commit on the disk.</summary>
internal sealed record SqliteFile(string Path)
{
    public static SqliteFile Parse(string connectionString) =>
        new(System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource));

    /// <returns>Null when the connection string names a file.</returns>
    public static string? WrongWith(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString).DataSource is "" or ":memory:"
                ? "names no file: Data Source=botapp.db is one that does."
                : null;
        }
        catch (ArgumentException wrong)
        {
            return $"cannot be read: {wrong.Message}";
        }
    }

    /// <summary>BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL: trouble of the file, not of the statement.</summary>
    public static bool IsOutOfReach(SqliteException trouble) =>
        trouble.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14 or 15;

    public bool Exists => File.Exists(Path);

    /// <summary>For the migrations: makes the file where there is none.</summary>
    public string ForMaking => Connection(SqliteOpenMode.ReadWriteCreate);

    public async Task<Session> OpenForWritingAsync()
    {
        var session = await OpenAsync(SqliteOpenMode.ReadWrite, default);
        session.Send("PRAGMA synchronous = FULL");
        session.Send("PRAGMA cache_size = -32000");
        return session;
    }

    public Task<Session> OpenForReadingAsync(CancellationToken cancellation) =>
        OpenAsync(SqliteOpenMode.ReadOnly, cancellation);

    private async Task<Session> OpenAsync(SqliteOpenMode mode, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(Connection(mode));
        await connection.OpenAsync(cancellation);
        return new SqliteSession(connection);
    }

    // The shortest time-out there is: waiting longer is the writer's business, who may then tell the caller.
    private string Connection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = 1,
    }.ToString();
}
