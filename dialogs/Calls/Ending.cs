using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// How a call ends, and what is left for later: a draft stays, and the way to go on is texted where texts arrive; a name
/// that was not given is asked for by text.
/// </summary>
static class Ending
{
    /// <summary>Nothing stands open: is there more? Whoever has nothing more hangs up, or is silent.</summary>
    internal static Turn Else(Conversation conversation) => Wants.Menu(conversation, "call.else");

    /// <summary>"No, thank you", "goodbye": nothing more.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation is { Call: not null, Question.Key: "call.else" }
        && (meaning.Answer == Answer.No || meaning.Has(Command.Goodbye) || meaning.Has(Command.Thanks) || meaning.Has(Command.Stop) || meaning.Has(Command.Skip))
        && meaning.Commands.All(command => command is Command.Goodbye or Command.Thanks or Command.Stop or Command.Skip)
            ? Goodbye(conversation)
            : null;

    internal static Turn Goodbye(Conversation conversation) => new(Over(conversation), [Reply.Of("talk.goodbye")]);

    /// <summary>Nobody seems to be there: the way to go on goes by text, which the last words then say.</summary>
    internal static Turn GiveUp(Conversation conversation) => IsUnfinished(conversation) && MayText(conversation)
        ? new(Over(conversation), [], new Effect.SendText("goon"))
        : new(Over(conversation), [Reply.Of("call.lost")]);

    /// <summary>The line is dead: nothing can be said, but what was begun can go on by text.</summary>
    internal static Turn HungUp(Conversation conversation, string call)
    {
        if (conversation.Call?.Id != call)
            return new(conversation, []);
        var (ended, left) = (conversation.Call, Leave(conversation));
        return (ended, MayText(conversation)) switch
        {
            // They hear when there is room for them again.
            _ when Patterns.Away.IsTurnedAway(conversation) => new(left, [], Aside: true),
            ({ Nameless: { } number }, true) when conversation.Texts is null => new(left, [], new Effect.SendText("name", number)),
            ({ Then: Then.Listen }, true) when IsUnfinished(left) => new(left, [], new Effect.SendText("goon")),
            _ => new(left, []),
        };
    }

    /// <summary>What only made sense on the phone is over; a name that is still to come is waited for.</summary>
    internal static Conversation Leave(Conversation conversation)
    {
        var question = conversation.Question.Key == Proposing.Key
            ? conversation.Call?.Parked ?? Question.None : Opening.Unpark(conversation).Question;
        if (question.Key.StartsWith("call.", StringComparison.Ordinal))
            question = Question.None;
        if (conversation.Call?.Nameless is { } number && question.Key.Length == 0)
            question = new("name.later", Expected.Name, number);
        return conversation with { Call = null, Question = question };
    }

    /// <summary>What became of a text message: said while somebody still hears it.</summary>
    internal static Turn Texted(Conversation conversation, Input.Texted texted) => conversation.Call switch
    {
        null => new(conversation, []),
        { Then: Then.HangUp } => new(conversation, [Reply.Of(texted.Reached ? "call.texted" : "call.lost")]),
        _ => new(conversation, [Reply.Of(texted.Reached ? "call.name.texted" : "call.name.desk")]),
    };

    static Conversation Over(Conversation conversation) => Line.With(conversation, call => call with { Then = Then.HangUp });

    static bool MayText(Conversation conversation) => conversation is { Phone: not null, Texts: not false };

    /// <summary>Something was said that is worth going on with.</summary>
    internal static bool IsUnfinished(Conversation conversation) =>
        conversation is { Goal: Goal.Book, Draft: not { Reason: null, Zip: null, Name: null } }
            or { Goal: Goal.Existing { Of: not null, Deed: Deed.Move or Deed.Cancel } };
}
