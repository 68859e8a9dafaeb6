using System.Collections.Concurrent;

namespace BotApp.Infra.Data;

/// <summary>
/// Numbers that a process has fetched ahead, so that a booking need not ask for one. Those left when it ends stay unused; that
/// none is used twice is up to the constraint of where it is used.
/// </summary>
internal sealed class NumberStock
{
    private const int Ahead = 32;

    private readonly ConcurrentDictionary<(string What, int Year), ConcurrentQueue<long>> numbers = [];

    public async Task<long> NextAsync(Session session, string what, int year)
    {
        var stock = numbers.GetOrAdd((what, year), static _ => []);
        if (stock.TryDequeue(out var number))
            return number;
        var fetched = await session.QueryAsync(
            $"SELECT next_number($1, $2) FROM generate_series(1, {Ahead})", static row => row.GetInt64(0), what, year);
        foreach (var later in fetched.Skip(1))
            stock.Enqueue(later);
        return fetched[0];
    }

    /// <summary>The server was away, and perhaps what it gave is not known to it any more.</summary>
    public void Clear() => numbers.Clear();
}
