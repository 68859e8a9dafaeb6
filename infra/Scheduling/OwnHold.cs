using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>What a conversation holds, with the seats that are kept for it; <see cref="Hold"/> is null where it is nothing.</summary>
internal sealed record OwnHold(Hold? Hold, IReadOnlySet<(long Place, long Start)> Seats)
{
    public static OwnHold Nothing { get; } = new(null, new HashSet<(long, long)>());

    public static Asked<OwnHold> Ask(Occasion occasion) => occasion.Session.Ask(
        $"""
        SELECT h.office, h.start, h.minutes, h.until, s.place, s.start FROM holds h LEFT JOIN seats s ON s.hold = h.id
        WHERE h.id = $1 ORDER BY s.place, s.start{occasion.Session.ForUpdateOf("h")}
        """,
        static row => (
            Hold: new Hold(row.GetString(0), Instant(row.GetInt64(1)), row.GetInt32(2), Instant(row.GetInt64(3))),
            Seat: row.IsDBNull(4) ? default((long, long)?) : (row.GetInt64(4), row.GetInt64(5))),
        static rows => Of(rows.FirstOrDefault().Hold, [.. rows.Select(row => row.Seat).OfType<(long, long)>()]),
        occasion.Holder);

    public bool Is(Hold hold) => Hold is { } own && own.Office == hold.Office && own.Minutes == hold.Minutes
        && Holds.Starts(own).SequenceEqual(Holds.Starts(hold));

    /// <summary>Every quarter of an hour of every visit is kept.</summary>
    public bool Covers(Hold hold) => Holds.Starts(hold).Index().All(visit => Enumerable.Range(0, Times.Quarters(hold.Minutes))
        .All(quarter => Seats.Contains((visit.Index, visit.Item.ToUnixTimeSeconds() + quarter * 900))));

    // Of several people each has a start: the first of the quarters of an hour that are kept for them.
    private static OwnHold Of(Hold? hold, HashSet<(long Place, long Start)> seats)
    {
        var starts = seats.GroupBy(seat => seat.Place).OrderBy(place => place.Key).Select(place => Instant(place.Min(seat => seat.Start)));
        return new(hold is not null && seats.Select(seat => seat.Place).Distinct().Count() > 1 ? hold with { Starts = [.. starts] } : hold, seats);
    }

    private static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
