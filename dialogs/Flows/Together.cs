using System.Globalization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Several people in one booking: counted, told one by one, each to be changed or left out.</summary>
static class Together
{
    internal const int Most = 6;

    internal static int People(Draft draft) => Math.Max(1, draft.People ?? 1);

    internal static bool IsGroup(Draft draft) => draft.People > 1;

    /// <summary>What is still to be asked of one of them; null when all that come are known.</summary>
    internal static Turn? Missing(Conversation conversation, Scene scene)
    {
        var (draft, wanted) = (conversation.Draft, scene.Content.Reason(conversation.Draft.Reason).CaseNumber == "wanted");
        var everyone = draft.Everyone;
        for (var who = 0; who < everyone.Count; who++)
            if (everyone[who] is { Name: not null } one && (one.Birth is null || (wanted && one.Case is null)))
                return Book.Question(
                    conversation with { Draft = Of(draft, who) }, one.Birth is null ? Field.Birth : Field.Case, scene);
        return Told(draft) < People(draft)
            ? Book.Question(conversation with { Draft = draft.Name is null ? draft : Next(draft) }, Field.Name, scene)
            : null;
    }

    /// <summary>On to the next of them.</summary>
    internal static Draft Next(Draft draft) => Cleared(draft) with { Others = draft.Everyone };

    /// <summary>This one is spoken of now.</summary>
    internal static Draft Of(Draft draft, int who)
    {
        var everyone = draft.Everyone;
        return With(draft, everyone[who]) with { Others = [.. everyone.Where((_, place) => place != who)], Place = who };
    }

    static Draft With(Draft draft, Visitor one) =>
        draft with { Name = one.Name, Birth = one.Birth, Case = one.Case, Same = one.Same };

    static Draft Cleared(Draft draft) => With(draft, new(null, null)) with { Place = null };

    /// <summary>Without this one, and <paramref name="people"/> in all; who is left alone is no group.</summary>
    internal static Draft Without(Draft draft, int who, int people) => Settled(Cleared(draft) with
    {
        Others = [.. draft.Everyone.Where((one, place) => place != who && one.Name is not null)],
    }, people);

    /// <summary>So many come; where all of them are told the last one is spoken of.</summary>
    static Draft Settled(Draft draft, int people)
    {
        var settled = draft with { People = people, Party = people > 1 ? Party.Several : Alone(draft) };
        return draft.Name is null && draft.Others.Count >= people && people > 0
            ? Of(Cleared(settled) with { Others = draft.Others }, people - 1) with { Others = [.. draft.Others.Take(people - 1)], Place = null }
            : settled;
    }

    static Party? Alone(Draft draft) =>
        draft.Party != Party.Several ? draft.Party : draft.Others.Count > 0 ? Party.Other : null;

    /// <summary>How many come, where it was said or asked for.</summary>
    internal static Taken Count(Taken taken, Meaning meaning, Field? asked)
    {
        var draft = taken.Draft;
        if (asked is Field.Name or Field.Birth or Field.Case or Field.Phone && meaning.People is null)
            return taken;
        var said = asked == Field.People ? Said(taken.Conversation, meaning) : meaning.People;
        if (said is null && meaning.Kin is { } kin && draft.People is null && asked is null or Field.Party or Field.People)
            return taken with { Asks = WithMe(taken.Conversation with { Draft = draft with { Party = Party.Several } }, kin) };
        return said switch
        {
            null => taken,
            > Most => taken.With(Field.People, draft with { Party = Party.Several, People = null }).Saying(Reply.Of("group.many")),
            { } people when people == draft.People => taken,
            { } people when people < Told(draft) => taken with
            {
                Asks = WhoNot(taken.Conversation with { Draft = draft with { People = people } }),
            },
            { } people => taken.With(Field.People, Settled(draft, people)),
        };
    }

    static int? Said(Conversation conversation, Meaning meaning) =>
        conversation.Question.Option(meaning.Choice) is { Length: > 0 } option ? int.Parse(option, CultureInfo.InvariantCulture)
        : meaning.People ?? (meaning is { Births: [], Number: { } number } && number == Math.Floor(number) && number is > 0 and < 100 ? (int)number : null);

    /// <summary>How many of them have been told as far as their name.</summary>
    static int Told(Draft draft) => draft.Others.Count + (draft.Name is null ? 0 : 1);

    /// <summary>"For my wife and two children": with the one who says so, or without?</summary>
    static Turn WithMe(Conversation conversation, int kin)
    {
        List<string> ways = [.. new[] { kin, kin + 1 }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return new(
            conversation with { Question = new("ask.people.which", Expected.People, ways) },
            [Reply.Of("ask.people.which").Asking(Expected.People, [Persons("people", kin), Persons("people.me", kin + 1)])]);
    }

    internal static Value Persons(string key, int count) =>
        new Value.Sentence(key, new Dictionary<string, Value> { ["n"] = new Value.Count(count) });

    /// <summary>Fewer than were told: who is it that does not come?</summary>
    internal static Turn WhoNot(Conversation conversation)
    {
        var told = conversation.Draft.Everyone.Where(one => one.Name is not null).ToList();
        return new(
            conversation with { Question = new("group.who", Expected.Choice, [.. told.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))]) },
            [Reply.Of("group.who").Asking(Expected.Choice, [.. told.Select(one => new Value.Person(one.Name!))])]);
    }

    /// <summary>Answers to the questions about one of them.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        var (question, draft) = (conversation.Question, conversation.Draft);
        return (question.Key, question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("group.who", { } who, _) => LeaveOut(conversation, Index(who), People(draft), scene),
            ("person.what", "out", _) =>
                LeaveOut(conversation, draft.Place ?? draft.Others.Count, People(draft) - 1, scene),
            ("person.what", { } field, _) => Book.Question(conversation, Enum.Parse<Field>(field), scene),
            ("person.what", null, Answer.No) => Book.Next(conversation, scene),
            _ => null,
        };
    }

    /// <summary>What of this person is wrong?</summary>
    internal static Turn What(Conversation conversation, int who, Scene scene)
    {
        var draft = Of(conversation.Draft, who);
        List<(string Option, string Key)> ways = [(nameof(Field.Name), "person.name"), (nameof(Field.Birth), "person.birth")];
        if (scene.Content.Reason(draft.Reason).CaseNumber != "none")
            ways.Add((nameof(Field.Case), "person.case"));
        ways.Add(("out", "person.out"));
        return new(
            conversation with { Draft = draft, Question = new("person.what", Expected.Choice, [.. ways.Select(way => way.Option)]) },
            [Reply.Of("person.what", ("name", new Value.Person(draft.Name!)))
                .Asking(Expected.Choice, [.. ways.Select(way => new Value.Sentence(way.Key))])]);
    }

    static Turn LeaveOut(Conversation conversation, int who, int people, Scene scene)
    {
        var next = conversation with { Draft = Without(conversation.Draft, who, people) };
        return Told(next.Draft) > people ? WhoNot(next) : Book.Next(next, scene);
    }

    static int Index(string option) => int.Parse(option, CultureInfo.InvariantCulture);
}
