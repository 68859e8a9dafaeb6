using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>"No, the office is wrong": that answer is asked again, or taken where the right one was said with it.</summary>
static class Correct
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (meaning.Wrong.Count == 0)
            return null;
        var field = meaning.Wrong[0];
        if (conversation.Goal is Goal.Book)
            return Filling.Take(conversation, meaning, scene, correcting: true) is { Took: true } taken
                ? Said(taken, Book.Go(taken, scene))
                : Book.Question(conversation, field, scene);
        return field == Field.Name
            ? Existing.Begin(conversation, new Goal.Existing(Deed.Rename, Name: meaning.NameIntroduced ? meaning.Name : null), scene)
            : field == Field.Time ? Existing.Begin(conversation, new Goal.Existing(Deed.Move), scene)
            : null;
    }

    /// <summary>Nothing that was asked, but something that was answered otherwise before: it counts as said now.</summary>
    internal static Turn? Otherwise(Conversation conversation, Meaning meaning, Scene scene) =>
        Filling.Take(conversation, meaning, scene, correcting: true) is { Took: true } taken ? Said(taken, Book.Go(taken, scene)) : null;

    /// <summary>What was corrected is said back, unless the summary that follows shows it.</summary>
    static Turn Said(Taken taken, Turn turn) =>
        taken.Fields.Count == 0 || turn.Next.Question.Key == "summary" ? turn
        : turn with { Replies = [Summary.Heard(taken), .. turn.Replies] };
}
