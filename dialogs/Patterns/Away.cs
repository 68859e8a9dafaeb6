using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>
/// Where appointments are made does not answer, or too many ask at once: that is said, answers are kept, and a person calls back.
/// </summary>
public static class Away
{
    /// <summary>Nothing could be asked the last time, since nobody answered: on from there, whatever is said.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation is { Question.Key.Length: 0, Goal: not Goal.None } ? Resume.On(conversation, scene) : null;

    internal static Turn Told(Conversation conversation, Input.Unreachable unreachable) => new(
        // What was asked has been answered: whatever is said next, it is looked for times again.
        conversation with { Asking = null, Question = unreachable.Full ? Question.None : conversation.Question },
        [Reply.Of(unreachable.Full ? Full : unreachable.Unsure ? "away.unsure" : "away")],
        new Effect.HandOff(unreachable.Full ? "full" : "away"));

    internal const string Full = "away.full";

    /// <summary>The last that the person was told is that too many asked at once.</summary>
    public static bool IsTurnedAway(Conversation conversation) => conversation.Said.Any(reply => reply.Key == Full);
}
