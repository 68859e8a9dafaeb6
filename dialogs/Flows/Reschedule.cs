using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Another time for an appointment there is, or for all who come together. The old one stays until the new one is had.</summary>
static class Reschedule
{
    internal static Turn Begin(Conversation conversation, Goal.Existing goal, Scene scene)
    {
        if (goal is { All: null, Company.Count: > 0 })
            return Who(conversation, goal);
        var turn = Offer.Look(Times.Reread(conversation with { Seen = [] }, scene), scene);
        return turn with { Replies = [Stays(goal)] };
    }

    /// <summary>This person alone, or all of them?</summary>
    static Turn Who(Conversation conversation, Goal.Existing goal) => new(
        conversation with { Question = new("move.who", Expected.Choice, "one", "all") },
        [Reply.Of("move.who").Asking(Expected.Choice,
            new Value.Sentence("move.who.one", new Dictionary<string, Value> { ["name"] = new Value.Person(goal.Of!.Name) }),
            Together.Persons("move.who.all", goal.Company!.Count + 1))]);

    internal static Reply Stays(Goal.Existing goal) => Reply.Of(
        goal.Of!.Displaced ? "move.displaced" : goal.All == true ? "move.group" : "move",
        ("number", new Value.Literal(goal.Of.Number)), ("when", new Value.Moment(goal.Of.Start)),
        ("n", new Value.Count(goal.People)));

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene)
    {
        var option = conversation.Question.Option(meaning.Choice);
        if (conversation.Question.Key == "move.who")
            return option is null ? null
                : Existing.Do(conversation with { Question = Question.None }, goal with { All = option == "all" }, goal.Of!, scene);
        if (conversation.Question.Key == "move.none" && option is not null)
            return option == "wait" ? InLine.ForMove(conversation, goal.Of!, scene) : Keep(conversation, goal);
        if (conversation.Question.Key == "move.sure")
        {
            if (option == "move" || meaning.Answer == Answer.Yes)
                return new(conversation, [], new Effect.Move(goal.Of!.Number, conversation.Hold!, goal.Others));
            if (option == "keep" || (meaning.Answer == Answer.No && meaning.When.Count == 0))
                return Keep(conversation, goal);
        }
        return Offer.WhichDay(conversation, meaning, scene) ?? Offer.Hear(conversation, meaning, scene);
    }

    internal static Turn Sure(Conversation conversation, Goal.Existing goal) => new(
        conversation with { Question = new("move.sure", Expected.Choice, "move", "keep") },
        [Reply.Of(goal.All == true ? "move.sure.group" : "move.sure",
                ("from", new Value.Moment(goal.Of!.Start)), ("to", Summary.Time(conversation.Hold!)),
                ("until", new Value.Clock(conversation.Hold!.UntilClock)), ("n", new Value.Count(goal.People)))
            .Asking(Expected.Choice, new Value.Sentence("move.sure.move"), new Value.Sentence("move.sure.keep"))]);

    internal static Turn Told(Conversation conversation, Input.Moved moved, Scene scene) =>
        new(StartOver.Clear(conversation), Replies(moved, scene));

    internal static IReadOnlyList<Reply> Replies(Input.Moved moved, Scene scene) =>
    [
        moved.Others.Count > 0
            ? Confirmed.Group("moved", [moved.Appointment, .. moved.Others])
            : Confirmed.Told("moved", moved.Appointment),
        .. Confirmed.Sheet(moved.Appointment, scene.Rules),
    ];

    /// <summary>None but a place in line, which a group has no use for.</summary>
    internal static Turn NoTimes(Conversation conversation, Goal.Existing goal) => goal.All == true
        ? new(StartOver.Clear(conversation), [Stays(goal) with { Key = "move.none.group" }])
        : new(
            conversation with { Question = new("move.none", Expected.Choice, "wait", "keep") },
            [Confirmed.Told("move.none", goal.Of!).Asking(
                Expected.Choice, InLine.Choice(conversation), new Value.Sentence("move.sure.keep"))]);

    internal static Turn Keep(Conversation conversation, Goal.Existing goal) =>
        Kept(conversation, goal) with { Effect = conversation.Hold is null ? null : new Effect.LetGo() };

    internal static Turn Kept(Conversation conversation, Goal.Existing goal) => new(
        StartOver.Clear(conversation),
        [Reply.Of(goal.All == true ? "ok.kept.group" : "ok.kept", ("number", new Value.Literal(goal.Of!.Number)))]);
}
