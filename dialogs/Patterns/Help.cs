using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Help where one is: what this question wants and why, then the question again.</summary>
static class Help
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (!meaning.Has(Command.Help))
            return null;
        if (Key(conversation) is not { } key)
            return Wants.Menu(conversation);
        var again = Resume.After(conversation, scene);
        return again with { Replies = [Reply.Of(key), Reply.Of("help.words"), .. again.Replies] };
    }

    /// <summary>The help sentence for what is asked, or null where nothing is.</summary>
    internal static string? Key(Conversation conversation) => conversation.Question switch
    {
        { Key: "" or "menu" } => null,
        { Key: "summary" } => "help.summary",
        { Expected: var expected } => $"help.{Names[(int)expected]}",
    };

    static readonly string[] Names = [.. Enum.GetNames<Expected>().Select(name => name.ToLowerInvariant())];
}
