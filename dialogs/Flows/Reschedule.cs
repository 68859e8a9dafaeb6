using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Another time for an appointment there is. The old one stays until the new one is confirmed.</summary>
static class Reschedule
{
    internal static Turn Begin(Conversation conversation, Appointment appointment, Scene scene)
    {
        var turn = Offer.Look(Times.Reread(conversation with { Seen = [] }, scene), scene);
        return turn with
        {
            Replies = [Stays(appointment)],
        };
    }

    internal static Reply Stays(Appointment appointment) =>
        Reply.Of("move", ("number", new Value.Literal(appointment.Number)), ("when", new Value.Moment(appointment.Start)));

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key == "move.sure")
        {
            var option = conversation.Question.Option(meaning.Choice);
            if (option == "move" || meaning.Answer == Answer.Yes)
                return new(conversation, [], new Effect.Move(goal.Of!.Number, conversation.Hold!));
            if (option == "keep" || (meaning.Answer == Answer.No && meaning.When.Count == 0))
                return Keep(conversation, goal.Of!);
        }
        return Offer.WhichDay(conversation, meaning, scene) ?? Offer.Hear(conversation, meaning, scene);
    }

    internal static Turn Sure(Conversation conversation, Goal.Existing goal, Scene scene) => new(
        conversation with { Question = new("move.sure", Expected.Choice, "move", "keep") },
        [Reply.Of("move.sure",
                ("from", new Value.Moment(goal.Of!.Start)), ("to", new Value.Moment(conversation.Hold!.Start)),
                ("until", new Value.Clock(conversation.Hold.UntilClock)))
            .Asking(Expected.Choice, new Value.Sentence("move.sure.move"), new Value.Sentence("move.sure.keep"))]);

    internal static Turn Told(Conversation conversation, Input.Moved moved, Scene scene) => new(
        StartOver.Clear(conversation),
        [Confirmed.Told("moved", moved.Appointment), .. Confirmed.Sheet(moved.Appointment, scene.Rules)]);

    internal static Turn NoTimes(Conversation conversation, Appointment kept) => new(
        StartOver.Clear(conversation), [Confirmed.Told("move.none", kept)]);

    internal static Turn Keep(Conversation conversation, Appointment kept) => new(
        StartOver.Clear(conversation),
        [Reply.Of("ok.kept", ("number", new Value.Literal(kept.Number)))],
        conversation.Hold is null ? null : new Effect.LetGo());
}
