using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Something about an appointment there is: first which one, then what is to be done with it.</summary>
static class Existing
{
    internal static Turn Begin(Conversation conversation, Goal.Existing goal, Scene scene, string? code = null)
    {
        var next = conversation with { Goal = goal };
        return (goal.Digits, code) switch
        {
            ({ } number, { } said) when number.Contains('-', StringComparison.Ordinal) => new(next, [], new Effect.FindByCode(number, said)),
            _ when conversation.Phone is { } phone => new(next, [], new Effect.FindByPhone(phone)),
            _ => Find.AskNumber(next, goal),
        };
    }

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene) => goal switch
    {
        { Of: null } => Find.Hear(conversation, goal, meaning, scene),
        { Deed: Deed.Cancel } => Cancel.Hear(conversation, goal, meaning, scene),
        { Deed: Deed.Move } => Reschedule.Hear(conversation, goal, meaning, scene),
        { Deed: Deed.Rename } => Rename.Hear(conversation, goal, meaning),
        _ => Find.HearShown(conversation, goal, meaning, scene),
    };

    internal static Turn After(Conversation conversation, Goal.Existing goal, Input input, Scene scene) => input switch
    {
        Input.AppointmentsFound found => Find.Found(conversation, goal, found, scene),
        Input.NotFound missing => Find.Missing(conversation, goal, missing),
        Input.SentToOwner => new(StartOver.Clear(conversation), [Reply.Of("find.sent")]),
        Input.Unproven unproven => Find.Unproven(conversation, unproven),
        Input.LockedOut => new(StartOver.Clear(conversation),
            [Reply.Of("find.locked", ("hotline", new Value.Literal(scene.Rules.Hotline)))]),
        Input.Cancelled cancelled => Cancel.Told(conversation, cancelled),
        Input.Moved moved => Reschedule.Told(conversation, moved, scene),
        Input.NameCorrected corrected => Rename.Told(conversation, corrected.Appointment),
        Input.AnotherName when goal.Of is not null => Rename.Refused(conversation, goal),
        Input.Gone or Input.AnotherName => new(StartOver.Clear(conversation), [Reply.Of("find.gone")]),
        Input.Done => goal.Deed == Deed.Attend ? Find.Attending(conversation, goal) : new(conversation, []),
        _ => Offer.After(conversation, input, scene),
    };

    /// <summary>The appointment is known: on with the deed.</summary>
    internal static Turn Do(Conversation conversation, Goal.Existing goal, Appointment appointment, Scene scene)
    {
        var known = goal with { Of = appointment };
        var next = conversation with { Goal = known };
        return goal.Deed switch
        {
            Deed.Cancel => Cancel.Sure(next, known),
            Deed.Move => Reschedule.Begin(next, known, scene),
            Deed.Rename => Rename.Begin(next, known),
            Deed.Attend => new(next, [], new Effect.Attend(appointment.Number)),
            _ => Find.Show(next, appointment, scene),
        };
    }
}
