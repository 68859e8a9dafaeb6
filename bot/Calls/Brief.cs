using BotApp.Channels.Voice;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Bot.Calls;

/// <summary>What the person who takes a call over is told first: the ticket, the language, the answers so far.</summary>
internal sealed class Brief(Database database, Content content)
{
    /// <summary>The language of the house.</summary>
    const string Ours = "en";

    /// <param name="id">Of the conversation.</param>
    public async Task<IReadOnlyList<Saying>> OfAsync(string id, CancellationToken cancellation)
    {
        var conversation = await database.ReadAsync(session => Conversations.LoadAsync(session, id), cancellation);
        if (conversation is null)
            return [];
        var told = CallWords.Of(Dialogs.Calls.Handover.Of(conversation, content), null, Ours, content).Spoken!;
        return [.. told.Firm, .. told.Open];
    }
}
