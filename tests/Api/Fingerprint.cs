using BotApp.Infra.Data;
using BotApp.Tests.Host;

namespace BotApp.Tests.Api;

/// <summary>What all tables hold, in short: where something was changed it is another.</summary>
internal static class Fingerprint
{
    /// <summary>What a change without a new row would change.</summary>
    static readonly string[] Sums =
    [
        "slots: taken, capacity", "appointments: start, changes, changed_at, attends", "holds: start, until", "attempts: wrong, last_at",
        "offices: opens, closes, officers, lead_minutes, window_days", "days: opens, closes", "visit_lengths: minutes", "outbox: due_at, tries",
    ];

    public static Task<string> OfAsync(BotHost host) => host.ReadAsync(async session =>
    {
        var parts = new List<string>();
        foreach (var table in await TablesAsync(session))
            parts.Add($"{table} {await session.NumberAsync($"SELECT count(*) FROM {table}")}");
        foreach (var (table, column) in Sums.Select(line => line.Split(": ")).SelectMany(pair => pair[1].Split(", ").Select(column => (pair[0], column))))
            parts.Add($"{table}.{column} {await session.NumberAsync($"SELECT CAST(coalesce(sum({column}), 0) AS bigint) FROM {table}")}");
        foreach (var texts in (string[])["state FROM appointments ORDER BY number", "name FROM appointments ORDER BY number", "language FROM conversations ORDER BY id"])
            parts.Add(string.Join(',', await session.QueryAsync($"SELECT {texts}", row => row.GetString(0))));
        return string.Join("; ", parts);
    });

    static Task<List<string>> TablesAsync(Session session) => session.QueryAsync(
        session.SkipLocked.Length == 0
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'QRTZ_%' ORDER BY name"
            : "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'qrtz_%' ORDER BY tablename",
        row => $"\"{row.GetString(0)}\"");
}
