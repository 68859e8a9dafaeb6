using System.Diagnostics;
using BotApp.Dialogs.Patterns;

namespace BotApp.Dialogs.Calls;

/// <summary>The phone line: the same conversation as by text, with what only a call has.</summary>
static class Line
{
    internal static Turn Hear(Conversation conversation, Input.Phoned phoned, Scene scene)
    {
        var (what, now) = (phoned.What, phoned.ReceivedAt);
        if (what is Happening.Began)
            return Opening.Begin(conversation, phoned.Call, now, scene);
        if (what is Happening.Reached reached)
            return Reminding.Begin(conversation, phoned.Call, reached, now, scene);
        if (what is Happening.Proposed proposed)
            return Proposing.Begin(conversation, phoned.Call, proposed.Proposal, now);
        if (what is Happening.Ended)
            return Ending.HungUp(conversation, phoned.Call);
        // A text message came in between: what was asked by phone no longer stands, so what stands is said.
        if (conversation.Call?.Id != phoned.Call)
            return Open(conversation with { Call = new() { Id = phoned.Call } }, scene);
        var listening = conversation with { Call = conversation.Call with { Slowly = false, Then = Then.Listen } };
        return what switch
        {
            Happening.Silent => Silence.Hear(listening, scene),
            Happening.Pressed pressed => Keypad.Hear(Awake(listening), pressed.Keys, now, scene),
            Happening.Said said => Speaking.Hear(Awake(listening), said, now, scene),
            Happening.NobodyThere => Handoff.NobodyThere(listening, scene),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whoever texts is not on the phone, or not with this.</summary>
    internal static Conversation Left(Conversation conversation) =>
        conversation.Call is null ? conversation : Ending.Leave(conversation);

    /// <summary>No turn of a call ends in silence: what stands open is asked, and when nothing does, whether there is more.</summary>
    /// <param name="before">What was said in the same turn, before what had to be done was done.</param>
    internal static Turn Round(Turn turn, IReadOnlyList<Reply> before, Scene scene)
    {
        var (call, said) = (turn.Next.Call!, before.Concat(turn.Replies).ToList());
        if (turn.Replies.Any(reply => reply.Key == "talk.goodbye") && turn.Next.Goal is Goal.None)
            return turn with { Next = turn.Next with { Call = call with { Then = Then.HangUp } } };
        if (turn.Aside || call.Then != Then.Listen || said.Exists(Asks))
            return turn with { Next = call.Aside == Aside.None && !turn.Aside ? With(turn.Next, one => one with { Page = 0 }) : turn.Next };
        var on = turn.Replies.Any(reply => reply.Key is "booked" or "wait.joined") ? Reach.AfterBooking(turn.Next)
            : said.Exists(reply => reply.Key is "away" or "away.unsure") ? Away(turn.Next, scene)
            : said.Exists(reply => reply.Key == Patterns.Away.Full) ? Ending.Else(turn.Next)
            : Open(turn.Next, scene);
        return on with { Replies = [.. turn.Replies, .. on.Replies], Aside = false };
    }

    /// <summary>Nobody answers there: what stands open is asked, but nothing is wanted of them again before the caller says so.</summary>
    static Turn Away(Conversation conversation, Scene scene) =>
        Resume.After(conversation, scene) is { Effect: null } open && open.Replies.Any(Asks) ? open : Ending.Else(conversation);

    /// <summary>What stands open, or what else can be done.</summary>
    internal static Turn Open(Conversation conversation, Scene scene)
    {
        var open = Resume.After(conversation, scene);
        if (open.Effect is not null || open.Replies.Any(Asks))
            return open;
        return conversation.Goal is Goal.None ? Ending.Else(conversation) : Resume.On(conversation, scene);
    }

    internal static Conversation With(Conversation conversation, Func<Call, Call> change) =>
        conversation with { Call = change(conversation.Call!) };

    static Conversation Awake(Conversation conversation) =>
        With(conversation, call => call with { Silences = 0, KeysOnly = false });

    static bool Asks(Reply reply) =>
        reply.Choices.Count > 0 || reply.Expected != Understanding.Expected.Anything;
}
