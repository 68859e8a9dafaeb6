using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>A person takes over: a ticket to be called back, when that will be, and the hotline. The hold is kept.</summary>
static class Handoff
{
    /// <summary>The choice of a person.</summary>
    internal static Value Choice => new Value.Sentence("offer.empty.person");

    /// <summary>On a keypad nobody can give a name: the one key is for a person.</summary>
    internal static IReadOnlyList<string> InPlaceOfName(Conversation conversation) =>
        conversation.Call is null ? [] : ["person"];

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene) =>
        (meaning.Has(Command.Human) && !Visits(meaning)) || IsChosen(conversation, meaning) ? To(conversation, "asked") : null;

    static bool IsChosen(Conversation conversation, Meaning meaning) =>
        conversation.Question is { Key: "find.name" or "rename", Options: ["person"] } && meaning.Choice == 1;

    /// <summary>"I need to talk to somebody in Miami next week": at an office on a day, so not with a person here and now.</summary>
    static bool Visits(Meaning meaning) =>
        (meaning.Offices.Count > 0 || meaning.Zip is not null) && (meaning.When.Count > 0 || meaning.Reasons.Count > 0);

    internal static Turn To(Conversation conversation, string reason) =>
        new(conversation, [], new Effect.HandOff(reason));

    internal static Turn Told(Conversation conversation, Input.HandedOff handedOff, Scene scene) =>
        conversation.Call is { } call && Connects(scene)
            ? new(conversation with { Call = call with { Then = Then.Connect, Ticket = handedOff.Ticket } },
                [Reply.Of("call.connect", ("ticket", new Value.Literal(handedOff.Ticket)))])
            : CalledBack(conversation, handedOff.Ticket, scene);

    /// <summary>The line was put through and nobody answered: a ticket is there already, so it is a call-back.</summary>
    internal static Turn NobodyThere(Conversation conversation, Scene scene) => new(
        conversation,
        [Reply.Of("call.nobody", ("from", new Value.Clock(scene.Rules.PeopleFrom)), ("until", new Value.Clock(scene.Rules.PeopleUntil)))]);

    /// <summary>Somebody is there to take the call: working days, in the hours of the house.</summary>
    static bool Connects(Scene scene)
    {
        if (!scene.Rules.Connects)
            return false;
        var local = TimeZoneInfo.ConvertTime(scene.Now, TimeZoneInfo.FindSystemTimeZoneById(scene.Rules.Zone)).DateTime;
        return local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && TimeOnly.FromDateTime(local) is var clock && clock >= scene.Rules.PeopleFrom && clock < scene.Rules.PeopleUntil;
    }

    static Turn CalledBack(Conversation conversation, string ticket, Scene scene) => new(
        conversation,
        [
            Reply.Of("handoff",
                ("ticket", new Value.Literal(ticket)), ("hotline", new Value.Literal(scene.Rules.Hotline)),
                ("from", new Value.Clock(scene.Rules.PeopleFrom)), ("until", new Value.Clock(scene.Rules.PeopleUntil))),
            .. conversation.Hold is { } hold ? [Holding(hold)] : Array.Empty<Reply>(),
        ]);

    static Reply Holding(Hold hold) => Reply.Of("handoff.hold",
        ("when", new Value.Moment(hold.Start)), ("until", new Value.Clock(hold.UntilClock)));
}
