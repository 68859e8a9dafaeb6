using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// Nothing came: the question again, shorter and slower; then one key, whatever is heard; then a text message with the
/// way to go on, and goodbye. What is held stays held to its end, and nothing is done.
/// </summary>
static class Silence
{
    internal static Turn Hear(Conversation conversation, Scene scene)
    {
        var call = conversation.Call! with { Silences = conversation.Call.Silences + 1 };
        var next = conversation with { Call = call };
        if (conversation.Question.Key == "call.else")
            return Ending.Goodbye(next);
        if (Opening.IsLanguageMenu(conversation) && call.Silences < 2 * Pages(conversation))
            return Opening.Again(next with { Call = call with { Page = call.Silences % Pages(conversation) } }, scene);
        return call.Silences switch
        {
            1 => Shorter(next with { Call = call with { Slowly = true } }, scene),
            2 => AreYouThere(next with { Call = call with { Aside = Aside.There, KeysOnly = true } }),
            _ => Ending.GiveUp(next),
        };
    }

    static int Pages(Conversation conversation) => Keypad.Pages(conversation.Question.Options.Count);

    static Turn Shorter(Conversation conversation, Scene scene)
    {
        if (Opening.IsOpen(conversation))
            return Opening.Again(conversation, scene);
        if (conversation.Question.Key.Length == 0)
            return Line.Open(conversation, scene);
        return NotUnderstood.Shorter(conversation, scene, key: null) with { Aside = true };
    }

    static Turn AreYouThere(Conversation conversation) => new(
        conversation, [Reply.Of("call.there").Asking(Expected.Choice, new Value.Sentence("call.there.yes"))], Aside: true);
}
