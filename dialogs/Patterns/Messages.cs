using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Opting out of messages and in again, in words or a sentence. The appointment stays as it is.</summary>
static class Messages
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) => conversation.Phone switch
    {
        { } phone when meaning.Has(Command.StopMessages) =>
            new(conversation, [Reply.Of("messages.stopped", Hotline(scene))], new Effect.StopMessages(phone)),
        { } phone when meaning.Has(Command.StartMessages) =>
            new(conversation, [Reply.Of("messages.started")], new Effect.StartMessages(phone)),
        null when meaning.Has(Command.StopMessages) => Elsewhere(conversation, scene),
        _ => null,
    };

    /// <summary>Nobody vouches for a phone in a chat, so none is opted out from there.</summary>
    static Turn Elsewhere(Conversation conversation, Scene scene)
    {
        var again = Resume.After(conversation, scene);
        return again with { Replies = [Reply.Of("messages.chat", Hotline(scene)), .. again.Replies] };
    }

    static (string, Value) Hotline(Scene scene) => ("hotline", new Value.Literal(scene.Rules.Hotline));
}
