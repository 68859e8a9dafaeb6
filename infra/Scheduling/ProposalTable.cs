using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>A proposal with what the scheduling side knows of it besides.</summary>
internal sealed record Proposed(Proposal Proposal, string? Entry, string Phone, int Minutes, string State, string Zone)
{
    public string Id => Proposal.Id;
    public bool IsOpen => State == "open";
}

/// <summary>What was proposed, as the database has it.</summary>
internal static class ProposalTable
{
    // The digit alone will do where nothing else of this phone waits for an answer, and nobody is in the middle of a
    // conversation on it.
    private const string Select =
        """
        SELECT p.id, p.kind, p.digits, p.start, p.people, p.sent_at, p.ends_at, p.number, p.entry, p.phone, p.minutes,
            p.state, coalesce(w.zone, a.zone), a.start, (
                SELECT count(*) FROM proposals other
                WHERE other.phone = p.phone AND other.state = 'open' AND other.id <> p.id) + (
                SELECT count(*) FROM appointments one
                WHERE one.phone = p.phone AND one.state = 'active' AND one.displaced_at IS NULL) + (
                SELECT count(*) FROM conversations c
                WHERE c.id = coalesce(w.conversation, a.conversation) AND c.updated_at > p.sent_at - 600),
            o.code, o.name, o.street, o.city, o.state, o.zip, o.zone, o.opens, o.closes
        FROM proposals p JOIN offices o ON o.code = p.office
            LEFT JOIN waitlist w ON w.number = p.entry LEFT JOIN appointments a ON a.number = p.number
        WHERE
        """;

    public static Task<Proposed?> OneAsync(Session session, string id) =>
        session.FirstAsync<Proposed?>($"{Select} p.id = $1", static row => Read(row), id);

    /// <summary>Those told to this phone that are open, or ended lately; the newest first.</summary>
    public static Task<List<Proposed>> OfPhoneAsync(Session session, string phone, DateTimeOffset now) => session.QueryAsync(
        $"""
        {Select} p.phone = $1 AND p.ends_at > $2 AND p.sent_at <= $3 AND p.state IN ('open', 'missed', 'void')
        ORDER BY p.sent_at DESC, p.id DESC
        """,
        static row => Read(row), phone, now.AddDays(-1), now);

    /// <summary>Those whose time has run out, which could not be told, or which are about nothing any more.</summary>
    public static Task<List<Proposed>> OverAsync(Session session, DateTimeOffset now) => session.QueryAsync(
        $"""
        {Select} p.state = 'open' AND (p.ends_at <= $1 OR EXISTS (
            SELECT 1 FROM outbox m WHERE m.proposal = p.id
                AND (m.state IN ('parked', 'dropped') OR m.channel = 'sms' AND m.report IN ('undelivered', 'failed'))))
        ORDER BY p.ends_at, p.id
        """,
        static row => Read(row), now);

    /// <summary>Times that this one in line has been told of and did not take.</summary>
    public static Task<List<long>> SeenAsync(Session session, string entry) => session.QueryAsync(
        "SELECT start FROM proposals WHERE entry = $1 AND kind = 'waitlist' AND state IN ('missed', 'refused')",
        static row => row.GetInt64(0), entry);

    private static Proposed Read(DbDataReader row)
    {
        var (office, zone) = (OfficeTable.Near(row, 15), LocalTime.Zone(row.GetString(12)));
        var there = LocalTime.Zone(office.Zone);
        var proposal = new Proposal(
            row.GetString(0), Enum.Parse<ProposalKind>(row.GetString(1), ignoreCase: true), row.GetString(2),
            Plain: row.GetInt64(14) == 0, office, At(row.GetInt64(3), there), row.GetInt32(4), At(row.GetInt64(5), zone),
            At(row.GetInt64(6), zone), row.IsDBNull(7) ? null : row.GetString(7),
            row.IsDBNull(13) ? null : At(row.GetInt64(13), there));
        return new(proposal, row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9), row.GetInt32(10),
            row.GetString(11), zone.Id);
    }

    private static DateTimeOffset At(long seconds, TimeZoneInfo zone) =>
        LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);
}
