using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>The spelling of a booked name may be corrected. Another person's name is refused: places are not passed on.</summary>
static class Rename
{
    internal static Turn Begin(Conversation conversation, Goal.Existing goal) => goal.Name is { } name
        ? To(conversation, goal, name)
        : new(conversation with { Question = new("rename", Expected.Name, Handoff.InPlaceOfName(conversation)) },
            [Reply.Of("rename", ("number", new Value.Literal(goal.Of!.Number)))
                .Asking(Expected.Name, [.. Handoff.InPlaceOfName(conversation).Select(_ => Handoff.Choice)])]);

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning) =>
        meaning.Name is { } name ? To(conversation, goal, name) : null;

    /// <summary>A name that was to come by text after a booking on the phone.</summary>
    internal static Turn? HearLater(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation is { Question: { Key: "name.later", Options: [var number] } } && meaning.Name is { } name
            ? new(conversation with { Goal = new Goal.Existing(Deed.Rename), Question = Question.None }, [], new Effect.CorrectName(number, name))
            : null;

    internal static Turn Told(Conversation conversation, Appointment appointment) => new(
        StartOver.Clear(conversation),
        [Reply.Of("renamed", ("number", new Value.Literal(appointment.Number)), ("name", new Value.Person(appointment.Name)))]);

    internal static Turn Refused(Conversation conversation, Goal.Existing goal) => new(
        StartOver.Clear(conversation), [Reply.Of("rename.refused", ("number", new Value.Literal(goal.Of!.Number)))]);

    static Turn To(Conversation conversation, Goal.Existing goal, string name) => Spellings.AreOfOneName(goal.Of!.Name, name)
        ? new(conversation, [], new Effect.CorrectName(goal.Of.Number, name))
        : Refused(conversation, goal);
}
