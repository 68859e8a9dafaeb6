using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Patterns;

namespace BotApp.Dialogs;

/// <summary>The conversation, one step at a time. Pure: the same arguments give the same turn.</summary>
public static class Engine
{
    /// <summary>
    /// Hears an utterance or takes the outcome of the effect asked for before. While a turn carries an effect, the
    /// caller performs it and steps again with what came of it; replies of the steps are said one after the other.
    /// </summary>
    public static Turn Step(Conversation conversation, Input input, Content content, DateTimeOffset now)
    {
        var scene = new Scene(content, now);
        var turn = input switch
        {
            Input.Heard heard => Hearing.Hear(Line.Left(conversation), heard, scene),
            Input.Phoned phoned => Line.Hear(conversation, phoned, scene),
            Input.Arrived arrived => Welcome(conversation, arrived, scene),
            _ => After(conversation, input, scene),
        };
        var first = input is Input.Heard or Input.Phoned or Input.NoProposal
            || Opening.IsLooking(conversation) || Meanwhile.IsLooking(conversation);
        IReadOnlyList<Reply> before = first ? [] : conversation.Said;
        // While it is asked what an answer is for, or something is looked up in between, what was said before it stands.
        if (turn.Effect is Effect.Answer || (first && turn.Effect is not null && Meanwhile.IsLooking(turn.Next)))
            return turn;
        if (turn is { Effect: null, Next.Call: not null })
            turn = Line.Round(turn, before, scene);
        if (turn.Aside)
            return turn with { Next = turn.Next with { Said = conversation.Said } };
        return turn with { Next = turn.Next with { Said = [.. before, .. turn.Replies] } };
    }

    /// <summary>Once: whoever comes back to a conversation finds it as it was left.</summary>
    static Turn Welcome(Conversation conversation, Input.Arrived arrived, Scene scene) => conversation.Said.Count > 0
        ? new(conversation, [])
        : Wants.Welcome(conversation with { HeardAt = arrived.At }, scene);

    static Turn After(Conversation conversation, Input input, Scene scene) => input switch
    {
        _ when Opening.After(conversation, input) is { } turn => turn,
        Input.Unreachable unreachable => Away.Told(conversation, unreachable),
        _ when Proposing.After(conversation, input) is { } turn => turn,
        Input.NoProposal none => Hearing.Again(conversation, none.Said, scene),
        _ when (Proposed.After(conversation, input, scene) ?? InLine.After(conversation, input, scene)) is { } turn => turn,
        Input.HandedOff handedOff => Handoff.Told(conversation, handedOff, scene),
        Input.Texted texted => Ending.Texted(conversation, texted),
        Input.ZipUnknown unknown => Offices.Unknown(conversation, unknown),
        Input.OfficesFound found when conversation.Asking is { } topic => Ask.At(conversation, topic, found, scene),
        _ when Meanwhile.After(conversation, input, scene) is { } turn => turn,
        _ => conversation.Goal switch
        {
            Goal.Book => Book.After(conversation, input, scene),
            Goal.Existing existing => Existing.After(conversation, existing, input, scene),
            _ => new(conversation, []),
        },
    };
}
