namespace BotApp.Infra.Data;

/// <summary>
/// What was done to appointments, offices and the waiting list: what, to which number, when, by which channel. No name, no
/// phone, nothing that was said. Rows are added in the commit of what they tell of, and the database lets nobody change
/// them; <see cref="Retention"/> takes away what is old.
/// </summary>
public static class Audit
{
    /// <param name="what">One of <see cref="Deeds"/>.</param>
    /// <param name="number">The appointment's; null where it is about none.</param>
    /// <param name="start">When the visit begins from now on.</param>
    /// <param name="before">When it began until now, or where: for a move.</param>
    public static void Note(
        Session session, string what, DateTimeOffset now, string? number = null, string? office = null,
        DateTimeOffset? start = null, DateTimeOffset? before = null) =>
        session.Send(
            """
            INSERT INTO audit (at, what, number, office, start, before, channel) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            now, what, number, office, start, before, session.Channel);

    /// <summary>All that happened to an appointment, in order.</summary>
    public static Task<List<AuditRow>> OfAsync(Session session, string number) => session.QueryAsync(
        "SELECT at, what, number, office, start, before, channel FROM audit WHERE number = $1 ORDER BY id",
        static row => new AuditRow(
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0)), row.GetString(1), row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3), At(row, 4), At(row, 5), row.GetString(6)),
        number);

    private static DateTimeOffset? At(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(column));
}

public sealed record AuditRow(
    DateTimeOffset At, string What, string? Number, string? Office, DateTimeOffset? Start, DateTimeOffset? Before,
    string Channel);

/// <summary>What can be done that leaves a trace.</summary>
public static class Deeds
{
    public const string Booked = "booked";
    public const string Moved = "moved";
    public const string Cancelled = "cancelled";
    public const string Renamed = "renamed";

    /// <summary>The person said that they will come.</summary>
    public const string Attends = "attends";

    /// <summary>Its code was tried wrongly so often that it is closed for a while.</summary>
    public const string Locked = "locked";

    /// <summary>A place in line: taken, given up, no longer needed; and what was proposed to somebody.</summary>
    public const string Joined = "joined";
    public const string Left = "left";
    public const string Served = "served";
    public const string Proposed = "proposed";

    /// <summary>An office's day: closed, opened again, changed.</summary>
    public const string Closed = "closed";
    public const string Opened = "opened";
    public const string Changed = "changed";
}
