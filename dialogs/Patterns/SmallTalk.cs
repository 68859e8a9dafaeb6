using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Greetings, thanks, goodbye, "are you a robot?": answered briefly, then on with what was asked.</summary>
static class SmallTalk
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) => Key(meaning) switch
    {
        null => null,
        "talk.greeting" when conversation.Question.Key.Length == 0 => Wants.Welcome(conversation, scene),
        var key => Say(conversation, key, scene),
    };

    static Turn Say(Conversation conversation, string key, Scene scene)
    {
        var again = Resume.After(conversation, scene);
        return again with { Replies = [Reply.Of(key), .. again.Replies] };
    }

    static string? Key(Meaning meaning) =>
        meaning.Has(Command.AboutBot) ? "talk.bot"
        : meaning.Has(Command.Thanks) ? "talk.thanks"
        : meaning.Has(Command.Goodbye) ? "talk.goodbye"
        : meaning.Has(Command.Greeting) ? "talk.greeting"
        : null;
}
