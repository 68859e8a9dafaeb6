using Npgsql;

namespace BotApp.Infra.Data;

/// <summary>What PostgreSQL's complaints mean for who waits. Codes: appendix A of its manual.</summary>
internal static class PostgresTrouble
{
    /// <summary>
    /// Others were faster: serialization failure, deadlock, lock not to be had, a constraint that held when it was looked
    /// at and no longer does. Done again, the work sees what they did.
    /// </summary>
    public static bool IsConflict(Exception trouble) => trouble is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.NotNullViolation,
    };

    /// <summary>
    /// The server is away, starting, stopping, full, not the primary any more, or a migration made prepared statements
    /// stale: trouble that passes, and none of the statement.
    /// </summary>
    public static bool IsOutOfReach(Exception trouble) => trouble is PostgresException refused
        ? refused.SqlState[..2] is "08" or "53" or "57" or "58" || IsStale(refused)
        : trouble is NpgsqlException or TimeoutException or IOException;

    /// <summary>The connections at hand are of no more use.</summary>
    public static bool IsStale(Exception trouble) => trouble is PostgresException
    {
        SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.FeatureNotSupported
            or PostgresErrorCodes.InvalidSqlStatementName,
    };
}
