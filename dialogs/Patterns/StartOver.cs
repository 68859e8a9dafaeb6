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
}
