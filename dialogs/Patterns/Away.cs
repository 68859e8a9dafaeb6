using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Where appointments are made does not answer: that is said, answers are kept, and a person calls back.</summary>
static class Away
{
    /// <summary>Nothing could be asked the last time, since nobody answered: on from there, whatever is said.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation is { Question.Key.Length: 0, Goal: not Goal.None } ? Resume.On(conversation, scene) : null;

    internal static Turn Told(Conversation conversation, Input.Unreachable unreachable) => new(
        conversation with { Asking = null },
        [Reply.Of(unreachable.Unsure ? "away.unsure" : "away")],
        new Effect.HandOff("away"));
}
