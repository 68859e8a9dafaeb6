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

/// <param name="Language">That of the conversation.</param>
public sealed record ToChat(string Chat, string Language, Proposal Proposal);

/// <summary>What was proposed, as the database has it.</summary>
internal static class ProposalTable
{
    // The digit alone will do where nothing else of this phone waits for an answer, and nobody is in the middle of a
    // conversation on it.
    private const string Columns =
        $"""
        p.id, p.kind, p.digits, p.start, p.people, p.sent_at, p.ends_at, p.number, p.entry, p.phone, p.minutes,
            p.state, coalesce(w.zone, a.zone), a.start, (
                SELECT count(*) FROM proposals other
                WHERE other.phone = p.phone AND other.state = 'open' AND other.id <> p.id) + (
                SELECT count(*) FROM appointments one
                WHERE one.phone = p.phone AND one.state = 'active' AND one.displaced_at IS NULL) + {Talking},
            o.code, o.name, o.street, o.city, o.state, o.zip, o.zone, o.opens, o.closes
        """;

    private const string Talking =
        """
        (SELECT count(*) FROM conversations c
            WHERE c.id = coalesce(w.conversation, a.conversation) AND c.updated_at > p.sent_at - 600)
        """;

    private const string From =
        """
        FROM proposals p JOIN offices o ON o.code = p.office
            LEFT JOIN waitlist w ON w.number = p.entry LEFT JOIN appointments a ON a.number = p.number
        """;

    private const string Select = $"SELECT {Columns} {From} WHERE";

    /// <summary>Where what further columns a question has begin.</summary>
    private const int Next = 24;

    public static Task<Proposed?> OneAsync(Session session, string id) =>
        session.FirstAsync<Proposed?>($"{Select} p.id = $1", static row => Read(row), id);

    /// <summary>Those told to this phone that are open, or ended lately; the newest first.</summary>
    public static Task<List<Proposed>> OfPhoneAsync(Session session, string phone, DateTimeOffset now) => session.QueryAsync(
        $"""
        {Select} p.phone = $1 AND p.ends_at > $2 AND p.sent_at <= $3 AND p.state IN ('open', 'missed', 'void')
        ORDER BY p.sent_at DESC, p.id DESC
        """,
        static row => Read(row), phone, now.AddDays(-1), now);

    /// <summary>The same for the places in line that were taken, and the appointments that were made, in this conversation.</summary>
    public static Task<List<Proposed>> OfConversationAsync(Session session, string conversation, DateTimeOffset now) => session.QueryAsync(
        $"""
        {Select} coalesce(w.conversation, a.conversation) = $1 AND p.ends_at > $2 AND p.sent_at <= $3 AND p.state IN ('open', 'missed', 'void')
        ORDER BY p.sent_at DESC, p.id DESC
        """,
        static row => Read(row), conversation, now.AddDays(-1), now);

    /// <summary>What waits for an answer and is not told yet in the open chat of the one it is proposed to.</summary>
    public static Task<List<ToChat>> ToChatsAsync(Session session, DateTimeOffset now) => session.QueryAsync(
        $"""
        SELECT {Columns}, t.id, coalesce((SELECT c.language FROM conversations c WHERE c.id = t.conversation), w.language, a.language), (
            SELECT count(*) FROM proposals other
                LEFT JOIN waitlist v ON v.number = other.entry LEFT JOIN appointments b ON b.number = other.number
            WHERE coalesce(v.conversation, b.conversation) = t.conversation AND other.state = 'open' AND other.id <> p.id) + {Talking}
        {From} JOIN chats t ON t.conversation = coalesce(w.conversation, a.conversation)
        WHERE t.ended = 0 AND p.state = 'open' AND p.sent_at <= $1 AND p.ends_at > $1
            AND NOT EXISTS (SELECT 1 FROM chat_messages m WHERE m.chat = t.id AND m.client_id = p.id)
        ORDER BY p.id
        """,
        static row => new ToChat(
            row.GetString(Next), row.GetString(Next + 1), Read(row).Proposal with { Plain = row.GetInt64(Next + 2) == 0 }),
        now);

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
