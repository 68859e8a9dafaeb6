using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Dialogs.Flows;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>One who waits for a time, with all that booking it takes.</summary>
/// <param name="Line">Lower is earlier.</param>
/// <param name="Zone">Where the person lives: when they may be spoken to.</param>
/// <param name="Moving">The appointment that another time is wanted for.</param>
internal sealed record Waiter(
    string Number, long Line, OfficeNear Office, string Reason, int Minutes, int People, Draft Draft, Wish Wish, int Notice,
    string? Moving, string Phone, string Conversation, string Language, string Zone, int Misses)
{
    /// <summary>What an answer names it by.</summary>
    public string Digits => Number[(Number.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>One who waits, as the staff of the office sees it.</summary>
/// <param name="Notice">Hours between hearing of a time and the visit.</param>
/// <param name="Proposed">The time that is held for this one now.</param>
public sealed record WaitingPerson(
    string Number, string Reason, int People, string Name, string Phone, string Language, DateTimeOffset Since, int Notice,
    int Misses, string? Moving, DateTimeOffset? Proposed);

/// <summary>The waiting list as the database has it.</summary>
internal static class LineTable
{
    private const string Select =
        """
        SELECT w.number, w.line, w.reason, w.minutes, w.people, w.draft, w.wish, w.notice, w.moving, w.phone,
            w.conversation, coalesce(c.language, w.language), w.zone, w.misses,
            o.code, o.name, o.street, o.city, o.state, o.zip, o.zone, o.opens, o.closes, (
                SELECT count(*) FROM waitlist ahead
                WHERE ahead.office = w.office AND ahead.state = 'waiting' AND ahead.line < w.line)
        FROM waitlist w JOIN offices o ON o.code = w.office LEFT JOIN conversations c ON c.id = w.conversation
        WHERE w.state = 'waiting' AND
        """;

    public static Task<Waiter?> OneAsync(Session session, string number) =>
        session.FirstAsync<Waiter?>($"{Select} w.number = $1", static row => Read(row), number);

    /// <summary>Those who can be told of a time and have not been told of one: in the order of their places.</summary>
    public static Task<List<Waiter>> NextAsync(Session session) => session.QueryAsync(
        $"""
        {Select} NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = w.number AND p.state = 'open')
            AND NOT EXISTS (SELECT 1 FROM opt_outs x WHERE x.phone = w.phone
                AND NOT EXISTS (SELECT 1 FROM call_me y WHERE y.phone = x.phone))
        ORDER BY w.office, w.line
        """,
        static row => Read(row));

    /// <summary>The places of a person: by the phone that is written from, or the conversation.</summary>
    public static Asked<List<Place>> OfPerson(Session session, string? phone, string conversation) => session.Ask(
        $"{Select} (w.phone = $1 OR w.conversation = $2) ORDER BY w.line", static row => PlaceOf(row),
        phone ?? "", conversation);

    public static Task<List<WaitingPerson>> OfOfficeAsync(Session session, string office, TimeZoneInfo zone) => session.QueryAsync(
        """
        SELECT w.number, w.reason, w.people, w.draft, w.phone, coalesce(c.language, w.language), w.created_at, w.notice,
            w.misses, w.moving, (
                SELECT p.start FROM proposals p WHERE p.entry = w.number AND p.state = 'open' AND p.kind = 'waitlist')
        FROM waitlist w LEFT JOIN conversations c ON c.id = w.conversation
        WHERE w.state = 'waiting' AND w.office = $1 ORDER BY w.line
        """,
        row => new WaitingPerson(
            row.GetString(0), row.GetString(1), row.GetInt32(2), Draft.FromJson(row.GetString(3)).Everyone[0].Name ?? "",
            row.GetString(4), row.GetString(5), At(row.GetInt64(6), zone), row.GetInt32(7), row.GetInt32(8),
            row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : At(row.GetInt64(10), zone)),
        office);

    private static DateTimeOffset At(long seconds, TimeZoneInfo zone) =>
        LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);

    public static Task<Place?> PlaceAsync(Session session, string number) =>
        session.FirstAsync<Place?>($"{Select} w.number = $1", static row => PlaceOf(row), number);

    private static Place PlaceOf(DbDataReader row)
    {
        var waiter = Read(row);
        return new(waiter.Number, waiter.Office, waiter.Reason, waiter.People, row.GetInt32(23));
    }

    private static Waiter Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), OfficeTable.Near(row, 14), row.GetString(2), row.GetInt32(3), row.GetInt32(4),
        Draft.FromJson(row.GetString(5)), Wish.FromJson(row.GetString(6)), row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9), row.GetString(10), row.GetString(11),
        row.GetString(12), row.GetInt32(13));
}
