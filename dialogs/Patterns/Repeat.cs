using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>"Say that again": the same, with the same numbers.</summary>
static class Repeat
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        meaning.Has(Command.Repeat) ? Resume.Again(conversation, scene) : null;
}
