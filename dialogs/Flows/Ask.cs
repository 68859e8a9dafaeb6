using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Questions that need no appointment: answered in a sentence or two, then on with what was asked before.</summary>
static class Ask
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        var (toldPlace, booking) = (meaning.Zip is not null || meaning.Offices.Count > 0, conversation.Goal is Goal.Book);
        // A ZIP that the booking asked for answers both.
        if (conversation.Asking is { } topic && toldPlace)
            return booking && Filling.Asked(conversation) is Field.Zip or Field.Office ? null : LookUp(conversation, topic, meaning);
        // "My brother will translate" answers what was asked; "can my brother translate?" asks.
        if (meaning.Topic is null || (meaning is { Topic: "interpreter", Interpreter: not null }
            && Filling.Asked(conversation) == Field.Interpreter && !meaning.Text.Contains('?')))
            return null;
        return meaning.Topic is "address" or "hours" ? About(conversation, meaning.Topic, meaning)
            : Resumed(conversation with { Asking = null }, Answer(conversation, meaning, scene), scene);
    }

    /// <summary>The office that a question waited for.</summary>
    internal static Turn At(Conversation conversation, string topic, Input.OfficesFound found, Scene scene)
    {
        var next = conversation with { Asking = null };
        return topic == Offices.Others ? Others(next, found.Offices, scene)
            : Filling.Asked(conversation) is Field.Zip or Field.Office && found.Offices is [var chosen, ..] ? Also(Told(topic, chosen), Offices.Found(next, found.Offices, scene))
            : Resumed(next, [.. found.Offices.Take(3).Select(office => Told(topic, office))], scene);
    }

    static Turn Also(Reply told, Turn turn) => turn with { Replies = [told, .. turn.Replies] };

    static Turn Others(Conversation conversation, IReadOnlyList<OfficeNear> found, Scene scene)
    {
        List<OfficeNear> others = [.. found.Where(one => one.FirstOpen is not null && one.Code != conversation.Draft.Office?.Code)];
        return (others, found) switch
        {
            ({ Count: > 0 }, _) => Offices.Which(conversation, others),
            (_, [{ Area: true, FirstOpen: not null } only]) => Resumed(conversation, [Offices.Chosen(conversation, only, named: false)], scene),
            _ => Offices.Empty(conversation, found, scene),
        };
    }

    static Turn About(Conversation conversation, string topic, Meaning meaning)
    {
        var known = conversation.Goal is Goal.Existing { Of: { } appointment } ? appointment.Office.Code
            : conversation.Draft.Office?.Code ?? conversation.Recent?.Office;
        if (meaning.Offices.Count > 0 || meaning.Zip is not null)
            return LookUp(conversation, topic, meaning);
        return known is not null
            ? new(conversation with { Asking = topic }, [], new Effect.FindOfficesByCode([known], null))
            : new(conversation with { Asking = topic }, [Reply.Of("ask.where").Asking(Expected.Zip)]);
    }

    /// <summary>A ZIP that was told is not asked for again.</summary>
    static Turn LookUp(Conversation conversation, string topic, Meaning meaning) => new(
        conversation with { Asking = topic, Draft = conversation.Draft with { Zip = conversation.Draft.Zip ?? meaning.Zip } }, [],
        meaning.Offices.Count > 0 ? new Effect.FindOfficesByCode(meaning.Offices, null) : new Effect.FindOffices(meaning.Zip!));

    static Reply Told(string topic, OfficeNear office) => Reply.Of(
        topic == "hours" && office.Opens is null ? "topic.hours.unknown" : $"topic.{topic}",
        ("office", new Value.Text(office.Name)), ("address", new Value.Text(office.Address)),
        ("opens", new Value.Clock(office.Opens ?? default)), ("closes", new Value.Clock(office.Closes ?? default)));

    static IReadOnlyList<Reply> Answer(Conversation conversation, Meaning meaning, Scene scene)
    {
        var reason = conversation.Goal is Goal.Existing { Of: { } appointment } ? appointment.Reason
            : conversation.Draft.Reason ?? (meaning.Reasons.Count > 0 ? meaning.Reasons[0] : conversation.Recent?.Reason);
        return meaning.Topic switch
        {
            "bring" => [reason is null ? Reply.Of("topic.bring") : Confirmed.Bring(reason, scene)],
            var topic => [Reply.Of($"topic.{topic}",
                ("hotline", new Value.Literal(scene.Rules.Hotline)), ("age", new Value.Count(scene.Rules.InterpreterAge)))],
        };
    }

    static Turn Resumed(Conversation conversation, IReadOnlyList<Reply> answer, Scene scene)
    {
        var again = Resume.After(conversation, scene);
        return again with { Replies = [.. answer, .. again.Replies] };
    }
}
