using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>A person takes over: a ticket to be called back, when that will be, and the hotline. The hold is kept.</summary>
static class Handoff
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        meaning.Has(Command.Human) && !Visits(meaning) ? To(conversation, "asked") : null;

    /// <summary>"I need to talk to somebody in Miami next week": at an office on a day, so not with a person here and now.</summary>
    static bool Visits(Meaning meaning) =>
        (meaning.Offices.Count > 0 || meaning.Zip is not null) && (meaning.When.Count > 0 || meaning.Reasons.Count > 0);

    internal static Turn To(Conversation conversation, string reason) =>
        new(conversation, [], new Effect.HandOff(reason));

    internal static Turn Told(Conversation conversation, Input.HandedOff handedOff, Scene scene) => new(
        conversation,
        [
            Reply.Of("handoff",
                ("ticket", new Value.Literal(handedOff.Ticket)), ("hotline", new Value.Literal(scene.Rules.Hotline)),
                ("from", new Value.Clock(scene.Rules.PeopleFrom)), ("until", new Value.Clock(scene.Rules.PeopleUntil))),
            .. conversation.Hold is { } hold ? [Holding(hold)] : Array.Empty<Reply>(),
        ]);

    static Reply Holding(Hold hold) => Reply.Of("handoff.hold",
        ("when", new Value.Moment(hold.Start)), ("until", new Value.Clock(hold.UntilClock)));
}
