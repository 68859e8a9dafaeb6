using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Cancelling, which is asked back once: it cannot be undone, the time goes to someone else.</summary>
static class Cancel
{
    internal static Turn Sure(Conversation conversation, Appointment appointment) => new(
        conversation with { Question = new("cancel.sure", Expected.Choice, "cancel", "keep", "move"), Wish = Wish.Any },
        [Confirmed.Told("cancel.sure", appointment).Asking(Expected.Choice, new Value.Sentence("cancel.sure.cancel"),
            new Value.Sentence("cancel.sure.keep"), new Value.Sentence("cancel.sure.move"))]);

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene) =>
        (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("cancel", _) or (null, Answer.Yes) => new(conversation, [], new Effect.Cancel(goal.Of!.Number)),
            ("keep", _) or (null, Answer.No) =>
                new(StartOver.Clear(conversation), [Reply.Of("ok.kept", ("number", new Value.Literal(goal.Of!.Number)))]),
            ("move", _) => Existing.Do(conversation, goal with { Deed = Deed.Move }, goal.Of!, scene),
            _ when meaning.Has(Command.Cancel) => new(conversation, [], new Effect.Cancel(goal.Of!.Number)),
            _ when meaning.When.Count > 0 || meaning.Has(Command.Reschedule) => Existing.Do(
                conversation with { Wish = Wish.Read(meaning.When, DateOnly.FromDateTime(goal.Of!.Start.DateTime)) },
                goal with { Deed = Deed.Move }, goal.Of!, scene),
            _ => null,
        };

    internal static Turn Told(Conversation conversation, Appointment cancelled) => new(
        StartOver.Clear(conversation),
        [Reply.Of("cancelled", ("number", new Value.Literal(cancelled.Number)), ("when", new Value.Moment(cancelled.Start)))]);
}
