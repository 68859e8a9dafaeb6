using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Who writes the words of an offered choice instead of its number has chosen it.</summary>
static class ByItsWords
{
    const int Longest = 80;

    internal static Meaning Read(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (meaning.Choice is not null || meaning.Text.Length is 0 or > Longest || conversation.Question.Options.Count == 0)
            return meaning;
        var offered = conversation.Said.LastOrDefault(reply => reply.Choices.Count >= conversation.Question.Options.Count);
        var (tongue, said) = (scene.Content.In(conversation.Language), Folding.Fold(meaning.Text));
        for (var i = 0; i < conversation.Question.Options.Count && offered is not null; i++)
            if (Folding.Fold(Renderer.Write(offered.Choices[i], tongue, Medium.Chat)) == said)
                return meaning with { Choice = i + 1 };
        return meaning;
    }
}
