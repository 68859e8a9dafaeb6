using System.Data.Common;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Outbox;

/// <summary>Takes the messages that are due, and checks each against the present before it goes.</summary>
internal static class Claiming
{
    /// <summary>A sender that died with its claim is given this long; then the message may go out, at worst, twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<DueMessage>> ClaimAsync(Session session, DateTimeOffset now, int most)
    {
        var claimed = new List<DueMessage>();
        List<(DueMessage Message, bool Holds)> due;
        do
        {
            due = await session.QueryAsync(Due, Read, now, now - Patience, most);
            foreach (var (message, holds) in due)
            {
                await session.ExecuteAsync(
                    "UPDATE outbox SET state = $2, changed_at = $3 WHERE id = $1",
                    message.Id, holds ? "claimed" : "dropped", now);
                if (holds)
                    claimed.Add(await WithOthersAsync(session, message, now));
            }
        }
        while (claimed.Count == 0 && due.Count == most);
        return claimed;
    }

    private static async Task<DueMessage> WithOthersAsync(Session session, DueMessage message, DateTimeOffset now) =>
        message.Appointment is { Others: > 0, Together: { } together } first
            ? message with { Others = await AppointmentTable.OthersAsync(session, together, first.Number, now) }
            : message;

    private static (DueMessage Message, bool Holds) Read(DbDataReader row)
    {
        var appointment = row.IsDBNull(0) ? null : AppointmentTable.Read(row);
        const int next = AppointmentTable.Count;
        return (
            new(row.GetInt64(next), row.GetString(next + 1), row.GetString(next + 2), row.GetString(next + 3),
                row.GetString(next + 4), appointment, row.GetInt32(next + 5)),
            row.GetInt64(next + 6) == 1);
    }

    // It holds when there is still time, the person takes messages, and the appointment stands as it was when this was
    // planned; only the news that it was cancelled wants it cancelled.
    private const string Due =
        $"""
        SELECT {AppointmentTable.Columns}, m.id, m.kind, m.channel, m.recipient,
            coalesce((SELECT c.language FROM conversations c WHERE c.id = a.conversation), m.language), m.tries,
            CASE WHEN m.not_after >= $1
                AND NOT EXISTS (SELECT 1 FROM opt_outs x WHERE x.phone = m.recipient)
                AND (m.number IS NULL OR a.state = 'active' AND (a.start = m.start OR m.kind = 'locked')
                    OR a.state = 'cancelled' AND m.kind = 'cancelled')
            THEN 1 ELSE 0 END
        FROM outbox m
            LEFT JOIN appointments a ON a.number = m.number
            LEFT JOIN offices o ON o.code = a.office
        WHERE m.state = 'waiting' AND m.due_at <= $1 OR m.state = 'claimed' AND m.changed_at <= $2
        ORDER BY m.due_at, m.id LIMIT $3
        """;
}
