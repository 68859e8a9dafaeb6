using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Takes over the agency's list of which office serves which ZIP, whole or not at all. The list is the truth: a ZIP that is
/// no longer in it is no longer anybody's area, and the same list again changes nothing.
/// </summary>
public sealed class AreaImport(Database database)
{
    private const int Together = 250;
    private const int ProgressEvery = 10_000;

    /// <param name="dryRun">Reads and compares, and changes nothing.</param>
    /// <param name="progress">Told now and then, on a long list.</param>
    /// <exception cref="InvalidDataException">A line each for what is wrong, with line and column.</exception>
    public Task<AreasImported> RunAsync(
        TextReader text, bool dryRun, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var list = AreaList.Read(text, progress);
        return dryRun
            ? database.ReadAsync(async session => (await CompareAsync(session, list)).Summary, cancellation)
            : database.TransactAsync(session => TakeOverAsync(session, list, progress), cancellation);
    }

    private static async Task<AreasImported> TakeOverAsync(Session session, AreaList list, Action<string>? progress)
    {
        var (summary, outdated, current) = await CompareAsync(session, list);
        foreach (var zip in outdated)
            await session.ExecuteAsync("DELETE FROM areas WHERE zip = $1", zip);
        var done = 0;
        foreach (var some in current.Chunk(Together))
        {
            await InsertAsync(session, some);
            if ((done += some.Length) % ProgressEvery == 0)
                progress?.Invoke($"{done} ZIPs written");
        }
        return summary;
    }

    private static async Task<(AreasImported Summary, List<string> Outdated, List<(string Zip, string Office)> Current)>
        CompareAsync(Session session, AreaList list)
    {
        var offices = (await session.QueryAsync(
            "SELECT code, zip FROM offices", static row => (row.GetString(0), row.GetString(1)))).ToDictionary();
        var before = (await session.QueryAsync(
            "SELECT zip, office FROM areas", static row => (row.GetString(0), row.GetString(1)))).ToDictionary();
        var after = list.Areas.Where(area => offices.ContainsKey(area.Office)).ToDictionary();
        var outdated = before.Where(area => after.GetValueOrDefault(area.Key) != area.Value).Select(area => area.Key).ToList();
        var current = after.Where(area => before.GetValueOrDefault(area.Key) != area.Value)
            .Select(area => (area.Key, area.Value)).ToList();
        return (
            new(list.Rows, list.RetiredRows, list.RepeatedRows, after.Count,
                Added: current.Count(area => !before.ContainsKey(area.Key)),
                Changed: current.Count(area => before.ContainsKey(area.Key)),
                Removed: outdated.Count(zip => !after.ContainsKey(zip)),
                Unknown: [.. list.Areas.Where(area => !offices.ContainsKey(area.Office)).CountBy(area => area.Office)
                    .Select(of => (of.Key, of.Value)).Order()],
                Elsewhere: [.. list.OfficeZips.Where(of => offices.TryGetValue(of.Key, out var ours) && ours != of.Value)
                    .Select(of => (of.Key, of.Value, offices[of.Key]))]),
            outdated, current);
    }

    private static Task<int> InsertAsync(Session session, (string Zip, string Office)[] areas)
    {
        var places = Enumerable.Range(0, areas.Length).Select(i => $"(${2 * i + 1}, ${2 * i + 2})");
        object?[] values = [.. areas.SelectMany(static area => new[] { area.Zip, area.Office })];
        return session.ExecuteAsync($"INSERT INTO areas (zip, office) VALUES {string.Join(", ", places)}", values);
    }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Rows">All rows of the file but the heading.</param>
/// <param name="Retired">Rows that do not count.</param>
/// <param name="Repeated">Rows that say what another said.</param>
/// <param name="Areas">ZIPs with an office, after it.</param>
/// <param name="Unknown">Offices that we do not have, with their number of ZIPs: those keep the nearest.</param>
/// <param name="Elsewhere">Offices whose own ZIP is another in the list than with us: has it moved?</param>
public sealed record AreasImported(
    int Rows, int Retired, int Repeated, int Areas, int Added, int Changed, int Removed,
    IReadOnlyList<(string Office, int Zips)> Unknown, IReadOnlyList<(string Office, string Listed, string Known)> Elsewhere);
