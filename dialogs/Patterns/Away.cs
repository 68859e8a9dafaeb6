namespace BotApp.Dialogs.Patterns;

/// <summary>Where appointments are made does not answer: that is said, answers are kept, and a person calls back.</summary>
static class Away
{
    internal static Turn Told(Conversation conversation, Input.Unreachable unreachable) => new(
        conversation with { Asking = null },
        [Reply.Of(unreachable.Unsure ? "away.unsure" : "away")],
        new Effect.HandOff("away"));
}
