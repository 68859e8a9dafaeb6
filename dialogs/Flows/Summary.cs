using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>All answers, numbered: 1 books, any other number changes that line.</summary>
static class Summary
{
    internal sealed record Decision(bool Confirmed = false, Field? Change = null);

    internal static Turn Show(Conversation conversation, Scene scene)
    {
        var lines = Lines(conversation, scene);
        return new(
            conversation with { Question = new("summary", Expected.Choice, ["confirm", .. lines.Select(line => line.Field.ToString())]), Trail = [] },
            [Reply.Of("summary", ("until", new Value.Clock(conversation.Hold!.UntilClock)))
                .Asking(Expected.Choice, [new Value.Sentence("summary.confirm"), .. lines.Select(line => line.Line)])]);
    }

    /// <summary>Null where the utterance decides nothing about the summary.</summary>
    internal static Decision? Hear(Conversation conversation, Meaning meaning) => conversation.Question switch
    {
        { Key: not "summary" } => null,
        var question when question.Option(meaning.Choice) is { } option =>
            option == "confirm" ? new(Confirmed: true) : new(Change: Enum.Parse<Field>(option)),
        _ when meaning is { Answer: Answer.Yes, When: [], NameIntroduced: false, Wrong: [] } => new(Confirmed: true),
        _ when meaning is { Answer: Answer.No, When: [], NameIntroduced: false, Offices: [], Reasons: [], Zip: null, Births: [] } =>
            new Decision(),
        _ => null,
    };

    /// <summary>What was understood of a message that was not asked for, said back.</summary>
    internal static Reply Heard(Taken taken)
    {
        var draft = taken.Conversation.Draft;
        List<Value> items = [];
        if (taken.Fields.Contains(Field.Reason))
            items.Add(new Value.Sentence($"reason.{draft.Reason}"));
        if (taken.Fields.Contains(Field.Time))
            items.AddRange(taken.Conversation.Wish.Wanted.Take(3).Select(Spoken));
        if (taken.Fields.Contains(Field.Name))
            items.Add(new Value.Person(draft.Name!));
        if (taken.Fields.Contains(Field.Zip))
            items.Add(new Value.Literal(draft.Zip!));
        return items.Count == 0 ? Reply.Of("ok") : Reply.Of("heard", ("items", new Value.Many(items)));
    }

    /// <summary>A wish with weekday and date, so that a misunderstanding shows.</summary>
    internal static Value Spoken(Stretch stretch)
    {
        Dictionary<string, Value> holes = [];
        if (stretch.From is { } from)
            holes["day"] = new Value.Day(from);
        if (stretch.To is { } to && to != stretch.From)
            holes["last"] = new Value.Day(to);
        var (after, before) = Hours(stretch);
        if (after is { } first)
            holes["after"] = new Value.Clock(first);
        if (before is { } end)
            holes["before"] = new Value.Clock(end);
        if (stretch.Weekday is { } weekday)
            holes["weekday"] = new Value.Weekday(weekday);
        var key = string.Join('.', (string[])["wish", .. holes.Keys]) + (stretch.Exact ? ".at" : "");
        return new Value.Sentence(key, holes);
    }

    /// <summary>A morning begins and an afternoon ends where the office does: only the other end needs to be said.</summary>
    static (TimeOnly? After, TimeOnly? Before) Hours(Stretch stretch) => (stretch.After, stretch.Before) switch
    {
        ({ Hour: < 8 }, { } before) => (null, before),
        ({ } after, { Hour: >= 17 }) => (after, null),
        var both => both,
    };

    static List<(Field Field, Value Line)> Lines(Conversation conversation, Scene scene)
    {
        var draft = conversation.Draft;
        List<(Field, Value)> lines =
        [
            Line(Field.Reason, Questions.Name(scene.Content.Reason(draft.Reason))),
            Line(Field.Office, new Value.Text(draft.Office!.Name)),
            Line(Field.Time, new Value.Moment(conversation.Hold!.Start)),
            Line(Field.Name, new Value.Person(draft.Name!)),
            Line(Field.Birth, new Value.Birth(draft.Birth!.Value)),
        ];
        lines.Add(Line(Field.Phone, draft.Phone == conversation.Phone
            ? new Value.Sentence("phone.this") : new Value.Private(Written(draft.Phone!))));
        if (scene.Content.Reason(draft.Reason).CaseNumber != "none")
            lines.Add(Line(Field.Case, draft.Case is { Length: > 0 } number
                ? new Value.Private(number) : new Value.Sentence("none")));
        lines.Add(Line(Field.Interpreter, new Value.Sentence(draft.Interpreter == true ? "yes" : "no")));
        return lines;
    }

    /// <summary>As people write a number of the United States.</summary>
    static string Written(string phone) =>
        phone is ['+', '1', .. { Length: 10 } digits] ? $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" : phone;

    static (Field, Value) Line(Field field, Value value) =>
        (field, new Value.Sentence($"line.{field.ToString().ToLowerInvariant()}", new Dictionary<string, Value> { ["value"] = value }));
}
