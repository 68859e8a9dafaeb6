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
            AND NOT EXISTS (SELECT 1 FROM opt_outs x WHERE x.phone = w.phone)
        ORDER BY w.office, w.line
        """,
        static row => Read(row));

    /// <summary>The places of a person: by the phone that is written from, or the conversation.</summary>
    public static Asked<List<Place>> OfPerson(Session session, string? phone, string conversation) => session.Ask(
        $"{Select} (w.phone = $1 OR w.conversation = $2) ORDER BY w.line", static row => PlaceOf(row),
        phone ?? "", conversation);

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
