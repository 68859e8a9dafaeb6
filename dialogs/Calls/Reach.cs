using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// Whether texts reach the phone that booked by a call: asked once, since a landline takes them and shows nothing. A
/// phone without texts is called instead.
/// </summary>
static class Reach
{
    const string Key = "call.texts";
    const string Muted = "call.muted";

    /// <summary>An appointment was made: can its messages arrive, and does it still need a name?</summary>
    internal static Turn AfterBooking(Conversation conversation) => conversation switch
    {
        { Phone: not null, Texts: null } => Ask(conversation),
        { Phone: not null, Texts: true, Call.Nameless: { } number } => new(conversation, [], new Effect.SendText("name", number)),
        { Call.Nameless: not null } => WithElse(conversation, Reply.Of("call.name.desk")),
        _ => Ending.Else(conversation),
    };

    static Turn WithElse(Conversation conversation, Reply first)
    {
        var on = Ending.Else(conversation);
        return on with { Replies = [first, .. on.Replies] };
    }

    static Turn Ask(Conversation conversation) => new(
        conversation with { Question = new(Key, Expected.YesNo, "yes", "no") },
        [Reply.Of(Key).Asking(Expected.YesNo, new Value.Sentence("call.texts.yes"), new Value.Sentence("call.texts.no"))]);

    /// <summary>Texts were opted out of, so that nothing can be proposed by text.</summary>
    internal static Turn AskToCall(Conversation conversation, Reply first) => new(
        conversation with { Question = new(Muted, Expected.YesNo, "yes", "no") },
        [first, Reply.Of(Muted).Asking(Expected.YesNo, new Value.Sentence("yes"), new Value.Sentence("no"))]);

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key is not (Key or Muted))
            return null;
        bool? yes = (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("yes", _) or (null, Answer.Yes) => true,
            ("no", _) or (null, Answer.No) => false,
            _ => null,
        };
        var next = conversation with { Question = Question.None };
        return (conversation.Question.Key, yes) switch
        {
            (_, null) => null,
            (Key, { } reaches) => Known(next with { Texts = reaches }, reaches),
            (_, true) => Known(next with { Texts = false }, reaches: false),
            _ => new(next, [Reply.Of("ok")]),
        };
    }

    static Turn Known(Conversation conversation, bool reaches) => (reaches, conversation.Call?.Nameless) switch
    {
        (true, { } number) => new(conversation, [], new Effect.SendText("name", number)),
        (true, null) => new(conversation, [Reply.Of("ok")]),
        (false, { }) => new(conversation, [Reply.Of("call.calls"), Reply.Of("call.name.desk")], new Effect.PreferCalls(conversation.Phone!, true)),
        _ => new(conversation, [Reply.Of("call.calls")], new Effect.PreferCalls(conversation.Phone!, true)),
    };
}
