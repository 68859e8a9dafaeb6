using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>
/// An answer to what was proposed by text message, or in the chat of the one who waits: 1 takes it, 2 passes it on, with the digits it came with where there are
/// several ("1 1042"). Whether anything was proposed only the other side knows: it is asked first, and where nothing was,
/// the words are heard as any others.
/// </summary>
static class Proposed
{
    /// <summary>After so long a silence a bare digit may answer a message that came meanwhile.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    const int Short = 12;

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Call is not null || scene.Heard is not { } heard)
            return null;
        var phone = conversation.Phone;
        if (conversation.Question.Key == "proposal.which" && conversation.Question.Option(meaning.Choice) is { } which)
            return which.Length == 0
                ? Existing.Begin(conversation with { Question = Question.None }, new Goal.Existing(Deed.Attend), scene)
                : Answer(conversation with { Question = Question.None }, phone, Reaction.Take, which, heard);
        var words = meaning.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            ["1", var end] when IsEnd(end) => Answer(conversation, phone, Reaction.Take, end, heard),
            ["2", var end] when IsEnd(end) => Answer(conversation, phone, Reaction.Pass, end, heard),
            _ when !MayAnswer(conversation, scene) => null,
            [{ Length: <= 2 }] when meaning.Choice is 1 or 2 =>
                Answer(conversation, phone, meaning.Choice == 1 ? Reaction.Take : Reaction.Pass, null, heard),
            // "Yes" brings a number back that had opted out: it takes nothing, "1" does.
            _ when meaning.Text.Length <= Short && meaning is { Answer: Understanding.Answer.Yes or Understanding.Answer.No, When: [], Topic: null } =>
                Answer(conversation, phone, meaning.Answer == Understanding.Answer.Yes ? Reaction.Yes : Reaction.Pass, null, heard),
            _ => null,
        };
    }

    static bool MayAnswer(Conversation conversation, Scene scene) =>
        conversation is { Goal: Goal.None, Question.Key: "" } || scene.Silence >= Quiet;

    static bool IsEnd(string end) => end.Length is >= 4 and <= 6 && end.All(char.IsAsciiDigit);

    static Turn Answer(Conversation conversation, string? phone, Reaction reaction, string? digits, Input.Heard heard) =>
        new(conversation, [], new Effect.Answer(phone, reaction, digits, heard));

    internal static Turn? After(Conversation conversation, Input input, Scene scene) => input switch
    {
        Input.ProposalTaken taken => Resumed(conversation, Taken(conversation, taken, scene), scene),
        Input.ProposalOver { Proposal: { Kind: ProposalKind.Closure } late } => OtherTimes(
            conversation, late.Number!, [Told("closure.late", late)], scene),
        Input.ProposalOver over => Resumed(conversation, Over(over), scene),
        Input.ProposalPassed => Resumed(conversation, [Reply.Of("wait.passed")], scene),
        Input.ProposalStands stands => Resumed(conversation, [Told("proposal.one", stands.Proposal)], scene),
        Input.OtherTimes other => OtherTimes(conversation, other.Number, [], scene),
        Input.StillInLine still => Resumed(conversation, [Reply.Of("wait.stays"), InLine.Told(still.Place)], scene),
        Input.WhichProposal which => Which(conversation, which),
        _ => null,
    };

    static IReadOnlyList<Reply> Taken(
        Conversation conversation, Input.ProposalTaken taken, Scene scene) => taken.From is null
        ? Confirmed.Replies(conversation, new Input.Booked(taken.Appointment, taken.Others), scene)
        : Reschedule.Replies(new Input.Moved(taken.Appointment, taken.From.Value, taken.Others), scene);

    static IReadOnlyList<Reply> Over(Input.ProposalOver over) =>
    [
        Told("wait.late", over.Proposal),
        .. over.Again is { } again ? [Told("wait.again", again)] : Array.Empty<Reply>(),
    ];

    static Turn OtherTimes(Conversation conversation, string number, IReadOnlyList<Reply> told, Scene scene)
    {
        var move = Existing.Begin(
            conversation with { Question = Question.None, Wish = Wish.Any }, new Goal.Existing(Deed.Move, Digits: number), scene);
        return move with { Replies = [.. told, .. move.Replies] };
    }

    static Turn Which(Conversation conversation, Input.WhichProposal which) => new(
        conversation with
        {
            Question = new("proposal.which", Expected.Choice, [.. which.Proposals.Select(one => one.Digits), .. which.Appointment ? [""] : Array.Empty<string>()]),
        },
        [Reply.Of("proposal.which").Asking(Expected.Choice,
            [.. which.Proposals.Select(one => new Value.Sentence("proposal.line", Holes(one))),
             .. which.Appointment ? [new Value.Sentence("proposal.attend")] : Array.Empty<Value>()])]);

    static Turn Resumed(Conversation conversation, IReadOnlyList<Reply> replies, Scene scene)
    {
        var again = conversation.Question.Key.Length == 0 ? new(conversation, []) : Resume.After(conversation, scene);
        return again with { Replies = [.. replies, .. again.Replies] };
    }

    /// <summary>The sentence of this key for what was proposed.</summary>
    internal static Reply Told(string key, Proposal proposal) => new(key, Holes(proposal), []);

    static Dictionary<string, Value> Holes(Proposal proposal) => new()
    {
        ["when"] = new Value.Moment(proposal.Start),
        ["office"] = new Value.Text(proposal.Office.Name),
        ["until"] = proposal.Until.Date == proposal.Sent.Date
            ? new Value.Clock(TimeOnly.FromDateTime(proposal.Until.DateTime)) : new Value.Moment(proposal.Until),
        ["one"] = new Value.Literal(proposal.Plain ? "1" : $"1 {proposal.Digits}"),
        ["two"] = new Value.Literal(proposal.Plain ? "2" : $"2 {proposal.Digits}"),
        ["n"] = new Value.Count(proposal.People),
        ["number"] = new Value.Literal(proposal.Number ?? ""),
        ["day"] = new Value.Day(DateOnly.FromDateTime((proposal.Instead ?? proposal.Start).DateTime)),
    };
}
