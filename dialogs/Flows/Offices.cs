using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Which office: the one of the ZIP's area, else the nearest; with the reason said, and another when asked.</summary>
static class Offices
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key is "office.which" or "offer.empty" && conversation.Question.Option(meaning.Choice) is { } chosen)
            return chosen == "person" ? Patterns.Handoff.To(conversation, "noTimes")
                : chosen == "wait" ? Book.Next(conversation with { Draft = conversation.Draft with { Waiting = new() } }, scene)
                : Named(conversation, [chosen]);
        if (!meaning.Has(Command.AnotherOffice) || meaning.Offices.Count > 0)
            return null;
        return conversation.Draft.Zip is not null
            ? Near(conversation with { Asking = Others })
            : Book.Question(conversation, Field.Office, scene);
    }

    /// <summary>The offices for the ZIP, and which of them have times for as many as come.</summary>
    internal static Turn Near(Conversation conversation) =>
        new(conversation, [], new Effect.FindOffices(conversation.Draft.Zip!, Together.People(conversation.Draft)));

    internal static Turn Named(Conversation conversation, IReadOnlyList<string> codes) => new(
        conversation, [],
        new Effect.FindOfficesByCode(codes, conversation.Draft.Zip, Together.People(conversation.Draft)));

    /// <summary>In <see cref="Conversation.Asking"/>: the offices found are to choose from, not the first to be taken.</summary>
    internal const string Others = "offices";

    internal static Turn Found(Conversation conversation, IReadOnlyList<OfficeNear> offices, Scene scene)
    {
        if (offices.Count == 0)
            return Book.Question(conversation, Field.Zip, scene);
        var named = conversation.Draft.Zip is null || offices is [{ Area: false }] || conversation.Question.Key is "office.which" or "offer.empty" or "ask.office";
        if (offices.Count > 1 && conversation.Draft.Zip is null)
            return Which(conversation, offices);
        var office = offices[0];
        var next = Times.Reread(conversation with { Draft = conversation.Draft with { Office = office } }, scene);
        if (office.FirstOpen is null)
            return Empty(next, offices, scene);
        var turn = Book.Next(next, scene);
        return turn with { Replies = [Chosen(next, office, named), .. Nearer(office, offices), .. turn.Replies] };
    }

    internal static Turn Which(Conversation conversation, IReadOnlyList<OfficeNear> offices) => new(
        conversation with { Asking = null, Question = new("office.which", Expected.Office, [.. offices.Select(one => one.Code)]) },
        [Reply.Of("office.which").Asking(Expected.Office, [.. offices.Select(Described)])]);

    /// <summary>Nothing open in the whole window: other offices with times, the way without a visit, a person. Never "try later".</summary>
    internal static Turn Empty(Conversation conversation, IReadOnlyList<OfficeNear> offices, Scene scene)
    {
        var elsewhere = offices.Where(one => one.Code != conversation.Draft.Office?.Code && one.FirstOpen is not null).ToList();
        var instead = scene.Content.Reason(conversation.Draft.Reason).WithoutVisit;
        return new(
            conversation with
            {
                Asking = null,
                Question = new("offer.empty", Expected.Office, [.. elsewhere.Select(one => one.Code), "wait", "person"]),
            },
            [
                .. instead is null ? Array.Empty<Reply>() : [Reply.Of($"instead.{instead}")],
                Reply.Of("offer.empty",
                        ("office", new Value.Text(conversation.Draft.Office?.Name ?? "")),
                        ("last", new Value.Day(DateOnly.FromDateTime(scene.Local(conversation, scene.Now)).AddDays(scene.Rules.WindowDays))))
                    .Asking(Expected.Office, [.. elsewhere.Select(Described), InLine.Choice(conversation), new Value.Sentence("offer.empty.person")]),
            ]);
    }

    internal static Turn Unknown(Conversation conversation, Input.ZipUnknown unknown) => new(
        conversation with
        {
            Draft = conversation.Draft with { Zip = null },
            Question = new("ask.zip", Expected.Zip),
        },
        [Reply.Of(unknown.Military ? "zip.military" : "zip.unknown", ("zip", new Value.Literal(unknown.Zip))).Asking(Expected.Zip)]);

    internal static Reply Chosen(Conversation conversation, OfficeNear office, bool named) => Reply.Of(
        named ? "office.named" : office.Area ? "office.area" : "office.near",
        ("office", new Value.Text(office.Name)), ("zip", new Value.Literal(conversation.Draft.Zip ?? "")),
        ("miles", new Value.Count(Math.Max(1, office.Miles ?? 0))));

    /// <summary>Found only where the rules let another office be offered beside the one of the area.</summary>
    static IEnumerable<Reply> Nearer(OfficeNear office, IReadOnlyList<OfficeNear> offices) => offices
        .Where(other => office.Area && other.Miles < office.Miles && other.FirstOpen is not null).Take(1)
        .Select(other => Reply.Of("office.nearer",
            ("office", new Value.Text(other.Name)), ("miles", new Value.Count(Math.Max(1, other.Miles!.Value)))));

    static Value Described(OfficeNear office) => new Value.Sentence(
        office.Miles is null ? "office.line" : "office.line.miles",
        new Dictionary<string, Value>
        {
            ["office"] = new Value.Text(office.Name),
            ["address"] = new Value.Text(office.Address),
            ["miles"] = new Value.Count(Math.Max(1, office.Miles ?? 0)),
        });
}
