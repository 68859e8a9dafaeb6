using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Opting out of messages and in again, in words or a sentence. The appointment stays as it is.</summary>
static class Messages
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) => conversation.Phone switch
    {
        { } phone when meaning.Has(Command.StopMessages) =>
            new(conversation, [Reply.Of("messages.stopped", ("hotline", new Value.Literal(scene.Rules.Hotline)))],
                new Effect.StopMessages(phone)),
        { } phone when meaning.Has(Command.StartMessages) =>
            new(conversation, [Reply.Of("messages.started")], new Effect.StartMessages(phone)),
        _ => null,
    };
}
