using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// We have called with a proposal: a time that came free, one in place of a time at a closed office, or whether somebody
/// still waits. Two keys. On the phone a yes can mean nothing else.
/// </summary>
static class Proposing
{
    internal const string Key = "proposed";

    internal static Turn Begin(Conversation conversation, string call, Proposal proposal, DateTimeOffset now) => Ask(
        conversation with { Call = new() { Id = call, Parked = conversation.Question }, HeardAt = now, Misses = 0 },
        Notices.Of(proposal)[^1], proposal);

    /// <summary>The person calls us while it is held: after a call that a machine took, or a text message.</summary>
    internal static Turn Tell(Conversation conversation, Proposal proposal) =>
        Ask(conversation, Notices.Of(proposal)[^1], proposal);

    static Turn Ask(Conversation conversation, Reply told, Proposal proposal) => new(
        Line.With(conversation, call => call with { Proposal = proposal.Digits }) with
        {
            Question = new(Key, Expected.Choice, "take", "pass"),
        },
        [told.Asking(Expected.Choice, [.. Keys(proposal.Kind).Select(key => new Value.Sentence($"call.propose.{key}"))])]);

    /// <summary>Null where that is not what was asked.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation is not { Question.Key: Key, Phone: { } phone, Call: { Proposal: { } digits } call })
            return null;
        Reaction? reaction = (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("take", _) or (null, Answer.Yes) => Reaction.Take,
            ("pass", _) or (null, Answer.No) => Reaction.Pass,
            _ => null,
        };
        return reaction is not { } decided ? null : new(
            conversation with { Question = call.Parked ?? Question.None, Said = [], Call = call with { Parked = null } },
            [], new Effect.Answer(phone, decided, digits, new("", scene.Now)));
    }

    /// <summary>It was answered too late: held once more where it is still free, else gone.</summary>
    internal static Turn? After(Conversation conversation, Input input) => (conversation.Call, input) switch
    {
        (null, _) => null,
        (_, Input.ProposalOver { Again: { } again }) => Ask(conversation, Patterns.Proposed.Told("wait.again", again), again),
        (_, Input.NoProposal) => new(conversation, [Reply.Of("call.propose.over")]),
        _ => null,
    };

    static IReadOnlyList<string> Keys(ProposalKind kind) => kind switch
    {
        ProposalKind.Stay => ["stay", "leave"],
        ProposalKind.Closure => ["take", "times"],
        _ => ["take", "pass"],
    };
}
