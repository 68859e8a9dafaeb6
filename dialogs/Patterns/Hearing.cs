using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>Who answers an utterance: the patterns first, in this order, then the flow of the goal, then small talk.</summary>
static class Hearing
{
    delegate Turn? Listener(Conversation conversation, Meaning meaning, Scene scene);

    static readonly IReadOnlyList<Listener> Listeners =
    [
        Messages.Hear, Opening.Hear, Reminding.Hear, Proposing.Hear, Reach.Hear, Ending.Hear, Proposed.Hear,
        Reminded.Hear, ChangeLanguage.Hear, Handoff.Hear, Slower.Hear, Repeat.Hear, StartOver.Hear, Back.Hear, CaseLetters.Hear,
        Rename.HearLater, Correct.Hear, Help.Hear, InLine.Hear, Wants.Hear, Ask.Hear, Flow, Away.Hear, SmallTalk.Hear,
    ];

    internal static Turn Hear(Conversation before, Input.Heard heard, Scene scene) => Again(
        before, heard, scene with { Heard = heard, Silence = heard.ReceivedAt - before.HeardAt });

    /// <summary>Nothing that was proposed is meant.</summary>
    internal static Turn Again(Conversation before, Input.Heard heard, Scene scene)
    {
        var meaning = Read(before, heard, scene);
        var conversation = Stale(ChangeLanguage.Follow(before, meaning, heard, scene), heard) with { HeardAt = heard.ReceivedAt };
        // Words of a language that was not expected are read once more as that language.
        if (conversation.Language != before.Language && meaning.LanguageAsked is null)
            meaning = Read(conversation, heard, scene);
        return heard.From is { Lost: true }
            ? Interpreting.Lost(conversation, heard, scene)
            : Interpreting.Once(Answer(conversation, meaning, heard, scene), conversation, scene);
    }

    static Turn Answer(Conversation conversation, Meaning said, Input.Heard heard, Scene scene) =>
        Listened(conversation, ByItsWords.Read(conversation, said, scene), scene) ??
            (conversation.Call is null && Interpreting.IsUnread(conversation, heard)
                ? Interpreting.Lost(conversation, heard, scene)
                : Speaking.Missed(conversation, scene));

    /// <summary>What was understood, from words or from keys, finds who answers it.</summary>
    internal static Turn Heed(Conversation conversation, Meaning meaning, Scene scene) =>
        Listened(conversation, meaning, scene) ?? Speaking.Missed(conversation, scene);

    static Turn? Listened(Conversation conversation, Meaning meaning, Scene scene)
    {
        List<Reply> notices = [];
        if (meaning.SocialSecurity)
            notices.Add(Reply.Of("notice.ssn"));
        foreach (var listener in Listeners)
            if (listener(conversation, meaning, scene) is { } turn)
                return Heeded(turn, notices);
        return notices.Count > 0
            ? Heeded(Resume.After(conversation, scene), notices)
            : null;
    }

    static Meaning Read(Conversation conversation, Input.Heard heard, Scene scene) =>
        Understand.Read(heard.Text, scene.Listening(conversation, heard.ReceivedAt), scene.Content.Vocabulary) with
        {
            Lines = heard.Text.Contains('\n') ? heard.Text.Split('\n') : [],
        };

    static Turn Heeded(Turn turn, List<Reply> notices) => turn with
    {
        Next = turn.Next with { Misses = 0 },
        Replies = [.. notices, .. turn.Replies],
    };

    static Turn? Flow(Conversation conversation, Meaning meaning, Scene scene) => conversation.Goal switch
    {
        Goal.Book => Book.Hear(conversation, meaning, scene),
        Goal.Existing existing => Existing.Hear(conversation, existing, meaning, scene),
        _ => null,
    };

    /// <summary>
    /// After some hours a bare number answers the reminder that came meanwhile, not an old question; after half a day not
    /// even that of a booking which was left half-way. Its answers stay in the draft.
    /// </summary>
    static Conversation Stale(Conversation conversation, Input.Heard heard)
    {
        var silence = heard.ReceivedAt - conversation.HeardAt;
        return (conversation.Goal is Goal.None || conversation.Question.Key == "cancelled") && silence > TimeSpan.FromHours(2)
                ? conversation with { Goal = Goal.Nothing, Question = Question.None }
            : silence > TimeSpan.FromHours(12) && conversation.Phone is not null && heard.Text.Trim() is "1" or "2" or "3"
                ? conversation with { Goal = Goal.Nothing, Question = Question.None }
            : conversation;
    }
}
