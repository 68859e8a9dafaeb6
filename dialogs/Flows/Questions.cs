using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>The question for each answer that a booking needs.</summary>
static class Questions
{
    /// <summary>Reasons shown at once: a caller or a small screen takes no more. The others are understood all the same.</summary>
    const int ReasonsShown = 6;

    internal static (Question, Reply) For(Field field, Conversation conversation, Scene scene)
    {
        var other = conversation.Draft.Party == Party.Other;
        var group = Together.IsGroup(conversation.Draft);
        var (key, expected) = field switch
        {
            Field.Reason => ("ask.reason", Expected.Reason),
            Field.Zip => ("ask.zip", Expected.Zip),
            Field.Office => ("ask.office", Expected.Office),
            Field.Party => ("ask.party", Expected.Party),
            Field.People => ("ask.people", Expected.People),
            Field.Name => (group ? "ask.name.group" : other ? "ask.name.other" : "ask.name", Expected.Name),
            Field.Birth => (group ? "ask.birth.group" : other ? "ask.birth.other" : "ask.birth", Expected.Birth),
            Field.Phone => ("ask.phone", Expected.Phone),
            Field.Case => (
                group ? "ask.case.group" : Wanted(conversation, scene) ? "ask.case" : "ask.case.optional", Expected.Case),
            Field.Interpreter => ("ask.interpreter", Expected.YesNo),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var (options, choices) = Choices(field, conversation.Call is not null, scene);
        var reply = Reply.Of(key, Holes(field, conversation, scene)).Asking(expected, choices);
        return (new(key, expected, options), reply);
    }

    static bool Wanted(Conversation conversation, Scene scene) =>
        scene.Content.Reason(conversation.Draft.Reason).CaseNumber == "wanted";

    static (IReadOnlyList<string>, IReadOnlyList<Value>) Choices(Field field, bool onCall, Scene scene) => field switch
    {
        // A caller hears them five at a time, all of them.
        Field.Reason when onCall => Reasons(scene.Content.Reasons),
        Field.Reason => Reasons([.. scene.Content.Reasons.Take(ReasonsShown - 1), scene.Content.Reasons[^1]]),
        Field.Name when onCall => (["later"], [new Value.Sentence("call.name.later")]),
        Field.Case when onCall => (CaseLetters.Options, CaseLetters.Choices),
        Field.Party => ([nameof(Party.Self), nameof(Party.Other), nameof(Party.Several)],
            [new Value.Sentence("party.self"), new Value.Sentence("party.other"), new Value.Sentence("party.several")]),
        Field.Case => (["none"], [new Value.Sentence("ask.case.none")]),
        Field.Interpreter => (["yes", "no"], [new Value.Sentence("yes"), new Value.Sentence("no")]),
        _ => ([], []),
    };

    static (IReadOnlyList<string>, IReadOnlyList<Value>) Reasons(IReadOnlyList<Reason> shown) =>
        ([.. shown.Select(reason => reason.Id)], [.. shown.Select(Name)]);

    internal static Value Name(Reason reason) => new Value.Sentence($"reason.{reason.Id}");

    static (string, Value)[] Holes(Field field, Conversation conversation, Scene scene) => field switch
    {
        Field.Office => [("office", new Value.Text(conversation.Draft.Office?.Name ?? ""))],
        Field.Interpreter => [("age", new Value.Count(scene.Rules.InterpreterAge))],
        Field.Name or Field.Birth or Field.Case when Together.IsGroup(conversation.Draft) => Person(conversation.Draft),
        _ => [],
    };

    /// <summary>Which of them, by name where it is known.</summary>
    static (string, Value)[] Person(Draft draft) =>
    [
        ("n", new Value.Count((draft.Place ?? draft.Others.Count) + 1)), ("of", new Value.Count(Together.People(draft))),
        ("name", new Value.Person(draft.Name ?? "")),
    ];
}
