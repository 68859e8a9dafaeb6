using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>"Slower, please": the same once more, and slowly from here on. Whoever reads gets it once more.</summary>
static class Slower
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (!meaning.Has(Command.Slower))
            return null;
        var again = Resume.Again(conversation with { Slow = true }, scene);
        return conversation.Call is null ? again : again with { Replies = [Reply.Of("call.slower"), .. again.Replies], Aside = true };
    }
}
