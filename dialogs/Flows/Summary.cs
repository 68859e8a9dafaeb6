using System.Globalization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>All answers, numbered: 1 books, any other number changes that line.</summary>
static class Summary
{
    const string AllLines = "lines";

    /// <param name="Person">Which person's line is to be changed, from 0.</param>
    internal sealed record Decision(bool Confirmed = false, Field? Change = null, int? Person = null, bool Lines = false);

    internal static Turn Show(Conversation conversation, Scene scene)
    {
        var lines = Lines(conversation, scene);
        if (conversation.Call is not null)
            return Spoken(conversation, lines);
        return new(
            conversation with { Question = new("summary", Expected.Choice, ["confirm", .. lines.Select(line => line.Option)]), Trail = [] },
            [Reply.Of("summary", ("until", new Value.Clock(conversation.Hold!.UntilClock)))
                .Asking(Expected.Choice, [new Value.Sentence("summary.confirm"), .. lines.Select(line => line.Line)])]);
    }

    /// <summary>Nobody keeps nine keys in mind: all lines are read out, then there are two.</summary>
    static Turn Spoken(Conversation conversation, List<(string Option, Value Line)> lines) => new(
        conversation with { Question = new("summary", Expected.Choice, "confirm", AllLines), Trail = [] },
        [
            Reply.Of("call.summary", ("lines", new Value.Many([.. lines.Select(line => line.Line)])),
                ("until", new Value.Clock(conversation.Hold!.UntilClock))),
            Reply.Of("call.summary.right").Asking(Expected.Choice, new Value.Sentence("summary.confirm"), new Value.Sentence("call.summary.change")),
        ]);

    /// <summary>Which line is to be changed.</summary>
    internal static Turn AskLine(Conversation conversation, Scene scene)
    {
        var lines = Lines(conversation, scene);
        return new(
            conversation with { Question = new("summary", Expected.Choice, [.. lines.Select(line => line.Option)]) },
            [Reply.Of("call.summary.which").Asking(Expected.Choice, [.. lines.Select(line => line.Line)])]);
    }

    /// <summary>Null where the utterance decides nothing about the summary.</summary>
    internal static Decision? Hear(Conversation conversation, Meaning meaning) => conversation.Question switch
    {
        { Key: not "summary" } => null,
        var question when question.Option(meaning.Choice) is { } option =>
            option == "confirm" ? new(Confirmed: true)
            : option == AllLines ? new(Lines: true)
            : int.TryParse(option, CultureInfo.InvariantCulture, out var who) ? new(Person: who)
            : new(Change: Enum.Parse<Field>(option)),
        _ when meaning is { Answer: Answer.Yes, When: [], NameIntroduced: false, Wrong: [] } => new(Confirmed: true),
        _ when meaning is { Answer: Answer.No, When: [], Wrong: [], NameIntroduced: false, Offices: [], Reasons: [], Zip: null, Births: [] }
            && conversation.Call is not null => new(Lines: true),
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
        if (taken.Fields.Contains(Field.People) && Together.IsGroup(draft))
            items.Add(Together.Persons("people", draft.People!.Value));
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

    static List<(string Option, Value Line)> Lines(Conversation conversation, Scene scene)
    {
        var draft = conversation.Draft;
        var reason = scene.Content.Reason(draft.Reason);
        List<(string, Value)> lines =
        [
            Line(Field.Reason, Questions.Name(reason)),
            Line(Field.Office, new Value.Text(draft.Office!.Name)),
            Line(Field.Time, Time(conversation.Hold!)),
            .. Together.IsGroup(draft) ? People(draft) : Alone(draft),
        ];
        lines.Add(Line(Field.Phone, draft.Phone == conversation.Phone
            ? new Value.Sentence("phone.this") : new Value.Private(Written(draft.Phone!))));
        if (reason.CaseNumber != "none" && !Together.IsGroup(draft))
            lines.Add(Line(Field.Case, Case(draft.Case)));
        lines.Add(Line(Field.Interpreter, new Value.Sentence(draft.Interpreter == true ? "yes" : "no")));
        return lines;
    }

    /// <summary>As people write a number of the United States.</summary>
    static string Written(string phone) =>
        phone is ['+', '1', .. { Length: 10 } digits] ? $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" : phone;

    static IEnumerable<(string, Value)> Alone(Draft draft) =>
        [Line(Field.Name, new Value.Person(draft.Name!)), Line(Field.Birth, new Value.Birth(draft.Birth!.Value))];

    /// <summary>How many, then a line for each of them.</summary>
    static IEnumerable<(string, Value)> People(Draft draft) =>
    [
        Line(Field.People, new Value.Count(Together.People(draft))),
        .. draft.Everyone.Select((one, who) => (who.ToString(CultureInfo.InvariantCulture), (Value)new Value.Sentence(
            one.Case is { Length: > 0 } ? "line.person.case" : "line.person", new Dictionary<string, Value>
            {
                ["name"] = new Value.Person(one.Name!),
                ["birth"] = new Value.Birth(one.Birth!.Value),
                ["case"] = Case(one.Case),
            }))),
    ];

    static Value Case(string? number) =>
        number is { Length: > 0 } ? new Value.Private(number) : new Value.Sentence("none");

    /// <summary>Of a group from the first visit to the last, where they do not begin at once.</summary>
    internal static Value Time(Hold hold) => hold.Starts is [var first, .., var last] && last != first
        ? new Value.Sentence("time.group", new Dictionary<string, Value>
        {
            ["when"] = new Value.Moment(first),
            ["last"] = new Value.Clock(TimeOnly.FromDateTime(last.DateTime)),
        })
        : new Value.Moment(hold.Start);

    static (string, Value) Line(Field field, Value value) =>
        (field.ToString(), new Value.Sentence($"line.{field.ToString().ToLowerInvariant()}", new Dictionary<string, Value> { ["value"] = value }));
}
