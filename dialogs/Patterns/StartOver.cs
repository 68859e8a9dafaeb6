using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>From the beginning: answers and the held time are let go; booked appointments stay.</summary>
static class StartOver
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (!meaning.Has(Command.StartOver))
            return null;
        var menu = Wants.Menu(Clear(conversation));
        return menu with
        {
            Replies = [Reply.Of("startover"), .. menu.Replies],
            Effect = conversation.Hold is null ? null : new Effect.LetGo(),
        };
    }

    internal static Conversation Clear(Conversation conversation) => conversation with
    {
        Goal = Goal.Nothing,
        Recent = Spoken(conversation) ?? conversation.Recent,
        Draft = Draft.Empty,
        Wish = Wish.Any,
        WishSaid = null,
        Hold = null,
        Question = Question.None,
        Asking = null,
        Trail = [],
        Seen = [],
        Misses = 0,
    };

    static Recent? Spoken(Conversation conversation) =>
        conversation.Goal is Goal.Existing { Of: { } one } ? new(one.Office.Code, one.Reason)
        : conversation is { Goal: Goal.Book, Draft: { Office: { } office, Reason: { } reason } } ? new(office.Code, reason)
        : null;
}
