using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>
/// "Go back": the question before this one is asked again, what was answered since stays. Outside of a booking a caller
/// hears what can be done.
/// </summary>
static class Back
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        !meaning.Has(Command.Back) ? null
        : conversation.Goal is Goal.Book ? Step(conversation, scene)
        : conversation.Call is not null ? Wants.Menu(conversation)
        : null;

    internal static Turn Step(Conversation conversation, Scene scene)
    {
        // The last of the trail is the question that stands open: the one before it is meant.
        var trail = conversation.Trail;
        return trail.Count switch
        {
            0 => Book.Next(conversation, scene),
            1 => Book.Question(conversation with { Trail = [] }, trail[0], scene),
            _ => Book.Question(conversation with { Trail = [.. trail.Take(trail.Count - 2)] }, trail[^2], scene),
        };
    }
}
