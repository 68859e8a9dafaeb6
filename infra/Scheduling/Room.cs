namespace BotApp.Infra.Scheduling;

/// <summary>How many seats are free in each quarter of an hour of an office, for those who need several.</summary>
internal static class Room
{
    /// <summary>What this holder keeps counts as free for it.</summary>
    /// <param name="cooling">Seats given back count too: they are for those in line before they open to all.</param>
    public static async Task<Dictionary<long, long>> OfAsync(
        Occasion occasion, string office, DateTimeOffset from, DateTimeOffset until, bool cooling = false)
    {
        var rows = await occasion.Session.QueryAsync(
            """
            SELECT s.start, s.capacity - s.taken + (
                SELECT count(*) FROM seats t WHERE t.office = s.office AND t.start = s.start
                    AND (t.hold = $4 OR ($5 = 1 AND t.release_at IS NOT NULL)))
            FROM slots s WHERE s.office = $1 AND s.start >= $2 AND s.start < $3
            """,
            static row => (Start: row.GetInt64(0), Free: row.GetInt64(1)),
            office, from, until, occasion.Holder, cooling);
        return rows.Where(row => row.Free > 0).ToDictionary(row => row.Start, row => row.Free);
    }
}
