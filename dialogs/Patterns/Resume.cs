using BotApp.Dialogs.Flows;

namespace BotApp.Dialogs.Patterns;

/// <summary>Back to where one was after an interruption: nothing that was said is lost.</summary>
static class Resume
{
    /// <summary>What was said last, once more. A conversation that has not begun begins.</summary>
    internal static Turn Again(Conversation conversation, Scene scene) =>
        conversation.Said.Count > 0 ? new(conversation, Interpreting.Again(conversation.Said)) : Wants.Welcome(conversation, scene);

    /// <summary>The question that stands open, as it was asked; without one, what else there is to do.</summary>
    internal static Turn After(Conversation conversation, Scene scene) =>
        OpenQuestion(conversation) is { } open ? new(conversation, [open])
        : conversation.Goal is Goal.Book ? Book.Next(conversation, scene)
        : new(conversation, []);

    /// <summary>On with what the person came for, where the question that was asked is no longer at hand.</summary>
    internal static Turn On(Conversation conversation, Scene scene) => conversation.Goal switch
    {
        Goal.Book => Book.Next(conversation, scene),
        Goal.Existing { Of: { } appointment } existing => Existing.Do(conversation, existing, appointment, scene),
        Goal.Existing existing => Existing.Begin(conversation, existing, scene),
        _ => Wants.Menu(conversation),
    };

    static Reply? OpenQuestion(Conversation conversation) =>
        conversation.Question.Key is "" or "cancelled" ? null
        : conversation.Said.LastOrDefault(reply => reply.Key == conversation.Question.Key);
}
