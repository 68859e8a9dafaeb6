using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>
/// A language without a folder. An interpreter's English is heard like any other, and it is said once that a machine
/// translates. Words that nobody could translate are answered with the languages that we do speak.
/// </summary>
static class Interpreting
{
    const string Told = "translated";

    /// <summary>Stands among the languages offered for "none of these".</summary>
    internal const string Others = "others";

    internal static Conversation Follow(Conversation conversation, string language, Scene scene) =>
        ChangeLanguage.Speaks(scene, language)
            ? ChangeLanguage.To(conversation, language)
            : ChangeLanguage.To(conversation, "en") with { Foreign = language };

    /// <summary>Said before all else, the first time.</summary>
    internal static Turn Once(Turn turn, Conversation conversation, Scene scene) =>
        conversation is { Foreign: { } language, ToldOfMachine: false, Call: null } && turn.Next.Foreign is not null
            ? turn with
            {
                Next = turn.Next with { ToldOfMachine = true },
                Replies = [Foreign.Offer(Told, language, scene.Content), .. turn.Replies],
            }
            : turn;

    /// <summary>What is said again is said without it.</summary>
    internal static IReadOnlyList<Reply> Again(IReadOnlyList<Reply> said) => [.. said.Where(reply => reply.Key != Told)];

    /// <summary>Letters of none of our languages; a few Persian ones in Arabic do not make it Persian.</summary>
    internal static bool IsUnread(Conversation conversation, Input.Heard heard) =>
        conversation.Foreign is null && (Scripts.Foreign(heard.Text), conversation.Language) is not ((null, _) or ("Arab", "ar") or ("Cyrl", "ru"));

    /// <summary>Nobody reads these words: in which of our languages shall we go on?</summary>
    internal static Turn Lost(Conversation conversation, Input.Heard heard, Scene scene)
    {
        if (conversation.Foreign is { } language)
        {
            var again = Resume.After(conversation, scene);
            return again with { Replies = [Foreign.Offer("translated.away", language, scene.Content), .. again.Replies] };
        }
        var likely = Foreign.Likely(heard.From?.Language, heard.Text, scene.Content);
        Value[] names = [.. likely.Select(code => Foreign.OwnName(code, scene.Content)), new Value.Sentence("language.more")];
        return new(
            conversation with { Question = new("language", Expected.Language, [.. likely, Others]) },
            [Reply.Of("language.lost").Asking(Expected.Language, names)]);
    }
}
