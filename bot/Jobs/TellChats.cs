using BotApp.Bot.WebChat;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Jobs;

/// <summary>
/// Tells of a time that came free, or of one in place of a time at a closed office, in the chat in which somebody got in line
/// or booked, besides the text message: whoever is there, or comes back to the page, reads it and takes it there. Its name as
/// a message is that of the proposal, so it is told once.
/// </summary>
internal sealed class TellChats(
    Waitlist waitlist, Database database, Interpretation interpretation, Bells bells, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var one in await waitlist.ToChatsAsync(cancellation))
        {
            var said = await interpretation.SayAsync(Notices.Of(one.Proposal), one.Language, Medium.Chat, cancellation);
            if (await TellAsync(one, OutboundJson.Write(said), cancellation))
                bells.Ring(one.Chat);
        }
    }

    /// <returns>False where it was told meanwhile, or the chat was ended.</returns>
    Task<bool> TellAsync(ToChat one, string body, CancellationToken cancellation) => database.TransactAsync(async session =>
    {
        session.QueueFor($"chat {one.Chat}");
        if (await Chats.SentAsync(session, one.Chat, one.Proposal.Id) is not null
            || await Chats.FindAsync(session, one.Chat) is not { Ended: false })
            return false;
        await Chats.AddAsync(session, one.Chat, null, time.GetUtcNow(), [new(false, one.Proposal.Id, null, body)]);
        return true;
    }, cancellation);
}
