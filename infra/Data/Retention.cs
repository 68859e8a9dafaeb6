using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>Forgets what is no longer needed. A job calls it each day.</summary>
public sealed class Retention(Database database, IOptions<RetentionOptions> options, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancellation = default) =>
        database.TransactAsync(async session =>
        {
            var now = clock.GetUtcNow();
            await session.ExecuteAsync("DELETE FROM inbound_messages WHERE received_at < $1",
                now.AddDays(-options.Value.InboundDays));
            await session.ExecuteAsync("DELETE FROM requests WHERE received_at < $1",
                now.AddDays(-options.Value.InboundDays));
            var old = now.AddDays(-options.Value.ConversationDays);
            await session.ExecuteAsync("DELETE FROM proposals WHERE state <> 'open' AND ends_at < $1", old);
            await session.ExecuteAsync(
                """
                DELETE FROM waitlist WHERE state <> 'waiting' AND changed_at < $1
                    AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.entry = waitlist.number)
                """,
                old);
            // The database itself refuses to let go of what is younger than a year.
            await session.ExecuteAsync("DELETE FROM audit WHERE at < $1 AND at <= (SELECT max(at) FROM audit) - 31536000",
                now.AddDays(-options.Value.AuditDays));
            await ForgetPeopleAsync(session, now.AddDays(-options.Value.AppointmentDays));
            await Chats.ForgetAsync(session, now.AddHours(-options.Value.ChatHours));
            return await session.ExecuteAsync("DELETE FROM conversations WHERE updated_at < $1",
                now.AddDays(-options.Value.ConversationDays));
        }, cancellation);

    /// <summary>Appointments that are over stay, without the person; of messages that are done with nothing does.</summary>
    private static async Task ForgetPeopleAsync(Session session, DateTimeOffset since)
    {
        await session.ExecuteAsync(
            """
            UPDATE appointments SET name = '', folded = '', birth = '0001-01-01', phone = NULL, caller = '', case_number = ''
            WHERE state <> 'active' AND start < $1 AND folded <> ''
            """,
            since);
        await session.ExecuteAsync(
            "DELETE FROM outbox WHERE changed_at < $1 AND (state IN ('sent', 'parked', 'dropped') OR not_after < $1)", since);
    }
}
