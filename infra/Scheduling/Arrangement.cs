namespace BotApp.Infra.Scheduling;

/// <summary>
/// Where people who come together find room: beside one another as far as there are seats, then one after the other
/// without a gap. Instants are Unix seconds.
/// </summary>
internal static class Arrangement
{
    /// <summary>The most who come together.</summary>
    public const int Most = 6;

    private const long Quarter = 900;

    /// <param name="room">Seats free in each quarter of an hour.</param>
    /// <returns>When the visit of each begins, the first at <paramref name="start"/>; null where not all find room.</returns>
    public static IReadOnlyList<long>? From(
        long start, IReadOnlyDictionary<long, long> room, int quarters, int people)
    {
        var (starts, given) = (new List<long>(people), new Dictionary<long, long>());
        for (var at = start; starts.Count < people; at += Quarter)
        {
            if (at > start && at > starts[^1] + quarters * Quarter)
                return null;
            var fit = Math.Min(Fit(at, room, given, quarters), people - starts.Count);
            if (fit == 0 && at == start)
                return null;
            starts.AddRange(Enumerable.Repeat(at, (int)fit));
            for (var i = 0; i < quarters; i++)
                given[at + i * Quarter] = given.GetValueOrDefault(at + i * Quarter) + fit;
        }
        return starts;
    }

    /// <summary>How many more whole visits can begin here.</summary>
    private static long Fit(
        long at, IReadOnlyDictionary<long, long> room, Dictionary<long, long> given, int quarters)
    {
        var fit = long.MaxValue;
        for (var i = 0; i < quarters; i++)
        {
            var quarter = at + i * Quarter;
            fit = Math.Min(fit, room.GetValueOrDefault(quarter) - given.GetValueOrDefault(quarter));
        }
        return Math.Max(0, fit);
    }
}
