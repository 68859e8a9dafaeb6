using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>Takes the messages that are due, and checks each against the present before it goes.</summary>
internal static class Claiming
{
    /// <summary>A sender that died with its claim is given this long; then the message may go out, at worst, twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<DueMessage>> ClaimAsync(Session session, DateTimeOffset now, int most)
    {
        var claimed = new List<DueMessage>();
        List<Row> due;
        do
        {
            due = await session.QueryAsync(Due + session.SkipLockedOf("m"), row => Read(row, now), now, now - Patience, most);
            foreach (var row in due)
            {
                if (row.Holds && row.Due > now)
                {
                    await session.ExecuteAsync(
                        "UPDATE outbox SET state = 'waiting', due_at = $2 WHERE id = $1", row.Message.Id, row.Due);
                    continue;
                }
                await session.ExecuteAsync(
                    "UPDATE outbox SET state = $2, changed_at = $3 WHERE id = $1",
                    row.Message.Id, row.Holds ? "claimed" : "dropped", now);
                if (row.Holds)
                    claimed.Add(await WholeAsync(session, row, now));
            }
        }
        while (claimed.Count == 0 && due.Count == most);
        return claimed;
    }

    /// <summary>One message that has gone, as it would be told now; null where it no longer holds.</summary>
    public static async Task<DueMessage?> ToldAsync(Session session, long id, DateTimeOffset now) =>
        await session.FirstAsync($"{Select} WHERE m.id = $2", row => Read(row, now), now, id) is { Holds: true } row
            ? await WholeAsync(session, row, now)
            : null;

    /// <summary>With those who come along, or what is proposed.</summary>
    private static async Task<DueMessage> WholeAsync(Session session, Row row, DateTimeOffset now) => row switch
    {
        { Message: { Appointment: { Others: > 0, Together: { } together } first } message } =>
            message with { Others = await AppointmentTable.OthersAsync(session, together, first.Number, now) },
        { Proposal: { } proposal } =>
            row.Message with { Proposal = (await ProposalTable.OneAsync(session, proposal))?.Proposal },
        _ => row.Message,
    };

    private const int Next = AppointmentTable.Count;

    private static Row Read(DbDataReader row, DateTimeOffset now)
    {
        var message = new DueMessage(
            row.GetInt64(Next), row.GetString(Next + 1), row.GetString(Next + 2), row.GetString(Next + 3),
            row.GetString(Next + 4), row.IsDBNull(0) ? null : AppointmentTable.Read(row), row.GetInt32(Next + 5));
        var rings = message.Channel == "voice" && !row.IsDBNull(Next + 7);
        return new(
            message, row.IsDBNull(Next + 8) ? null : row.GetString(Next + 8), row.GetInt64(Next + 6) == 1,
            rings ? Reminders.MayRing(now, LocalTime.Zone(row.GetString(Next + 7))) : now);
    }

    // It holds when there is still time, the person takes messages this way, the appointment stands as it was when this was
    // planned, and what it proposes is still open; only the news that it was cancelled wants it cancelled.
    private const string Select =
        $"""
        SELECT {AppointmentTable.Columns}, m.id, m.kind, m.channel, m.recipient,
            coalesce((SELECT c.language FROM conversations c WHERE c.id = a.conversation), m.language), m.tries,
            CASE WHEN m.not_after >= $1
                AND CASE WHEN m.channel = 'voice' THEN EXISTS (SELECT 1 FROM call_me y WHERE y.phone = m.recipient)
                    ELSE NOT EXISTS (SELECT 1 FROM opt_outs x WHERE x.phone = m.recipient) END
                AND (m.number IS NULL OR a.state = 'active' AND (a.start = m.start OR m.kind = 'locked')
                    OR a.state = 'cancelled' AND m.kind = 'cancelled')
                AND (m.proposal IS NULL OR EXISTS (SELECT 1 FROM proposals p WHERE p.id = m.proposal AND p.state = 'open'))
            THEN 1 ELSE 0 END, a.zone, m.proposal
        FROM outbox m
            LEFT JOIN appointments a ON a.number = m.number
            LEFT JOIN offices o ON o.code = a.office
        """;

    private const string Due =
        $"""
        {Select} WHERE m.state = 'waiting' AND m.due_at <= $1 OR m.state = 'claimed' AND m.changed_at <= $2
        ORDER BY m.due_at, m.id LIMIT $3
        """;

    /// <param name="Proposal">The id of what it proposes.</param>
    /// <param name="Holds">It may go.</param>
    /// <param name="Due">When: a phone does not ring at night.</param>
    private sealed record Row(DueMessage Message, string? Proposal, bool Holds, DateTimeOffset Due);
}
