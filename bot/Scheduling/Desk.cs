using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Scheduling;

/// <summary>Does for a caller of the API what the scheduler does for the bot: each request is one transaction.</summary>
internal sealed class Desk(Database database, Scheduler scheduler, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public Task<Input> PerformAsync(Effect effect, Conversation conversation, CancellationToken cancellation) =>
        database.TransactAsync(session => PerformAsync(effect, conversation, session), cancellation);

    public Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session) =>
        scheduler.PerformAsync(effect, conversation, session, Now);
}
