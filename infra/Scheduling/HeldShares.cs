using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>How much of an office's day is kept at this moment by all the conversations of one client of the API.</summary>
internal static class HeldShares
{
    /// <param name="client">What the identifiers of its conversations begin with.</param>
    /// <returns>Seats for a quarter of an hour, and when the first of those holds ends. What this conversation keeps does not count.</returns>
    public static async Task<HeldShare> OfAsync(
        Session session, string client, Conversation conversation, OfficeRow office, DateTimeOffset start, DateTimeOffset now)
    {
        var zone = LocalTime.Zone(office.Zone);
        var day = LocalTime.Day(start, zone);
        // Two requests at once must not both find the last of the share free.
        session.QueueFor($"held by {client} at {office.Code} on {day:O}");
        var (from, until) = (LocalTime.Midnight(day, zone), LocalTime.Midnight(day.AddDays(1), zone));
        var seats = session.AskFirst(
            "SELECT CAST(coalesce(sum(capacity), 0) AS bigint) FROM slots WHERE office = $1 AND start >= $2 AND start < $3",
            static row => row.GetInt64(0), office.Code, from, until);
        var (held, ends) = await session.FirstAsync(
            """
            SELECT count(*), coalesce(min(h.until), $4) FROM seats s JOIN holds h ON h.id = s.hold
            WHERE s.office = $1 AND s.start >= $2 AND s.start < $3 AND h.until > $4
                AND substr(h.id, 1, length($5)) = $5 AND h.id <> $6
            """,
            static row => (row.GetInt64(0), row.GetInt64(1)), office.Code, from, until, now, client, conversation.Id);
        return new(held, await seats, DateTimeOffset.FromUnixTimeSeconds(ends));
    }
}

/// <param name="Held">Of so many seats.</param>
/// <param name="Ends">When the first of them is free again.</param>
public sealed record HeldShare(long Held, long Seats, DateTimeOffset Ends)
{
    /// <summary>One visit, or one group's, may be kept wherever nothing is; more only up to the share.</summary>
    public bool HasRoomFor(int people, int minutes, int percent) =>
        Held == 0 || (Held + people * Times.Quarters(minutes)) * 100 <= Seats * percent;
}
