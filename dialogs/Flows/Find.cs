using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>
/// Finding an appointment: by this phone, by number and code, or (both lost) by name, birth date and phone, where there was
/// none by the case number.
/// </summary>
static class Find
{
    /// <summary>So many are told at once.</summary>
    const int Most = 5;

    internal static Turn AskNumber(Conversation conversation, Goal.Existing goal) => Ask(
        conversation with { Goal = goal with { Digits = null } }, "find.number", Expected.Confirmation, "lost");

    internal static Turn? Hear(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene) =>
        conversation.Question.Key switch
        {
            "find.which" when conversation.Question.Option(meaning.Choice) is "all" =>
                Existing.Begin(conversation, goal with { Digits = conversation.Question.Options[0], All = true }, scene),
            "find.which" when conversation.Question.Option(meaning.Choice) is { } number =>
                Existing.Begin(conversation, goal with { Digits = number, All = false }, scene),
            "find.which" when meaning.Digits is [{ Length: >= 4 } end, ..] =>
                Existing.Begin(conversation, goal with { Digits = end }, scene),
            // On a keypad two offices can have the same three keys.
            "find.office" when conversation.Question.Option(meaning.Choice) is { } number =>
                Ask(conversation with { Goal = goal with { Digits = number } }, "find.code", Expected.Code),
            "find.number" or "find.code" => ByCode(conversation, goal, meaning, scene),
            "find.name" or "find.birth" or "find.phone" or "find.case" => ByPerson(conversation, meaning),
            _ => null,
        };

    internal static Turn Found(Conversation conversation, Goal.Existing goal, Input.AppointmentsFound found, Scene scene)
    {
        if (found.Places.Count == 0 || goal.Deed != Deed.Show || goal.Digits is not null)
            return Found(conversation, goal, found.Appointments, scene);
        IReadOnlyList<Reply> places = [.. found.Places.Take(3).Select(InLine.Told)];
        var turn = found.Appointments.Count == 0
            ? new(StartOver.Clear(conversation), []) : Found(conversation, goal, found.Appointments, scene);
        return turn with { Replies = [.. places, .. turn.Replies] };
    }

    static Turn Found(Conversation conversation, Goal.Existing goal, IReadOnlyList<Appointment> all, Scene scene)
    {
        List<Appointment> meant = goal.Digits is { } digits
            ? [.. all.Where(one => one.Number.EndsWith(digits, StringComparison.OrdinalIgnoreCase))]
            : [.. all];
        // "Cancel mine on Thursday" names one of several; where one is to be moved, the day is where to.
        if (meant.Count > 1 && goal.Deed is Deed.Cancel or Deed.Show && meant.Where(one => conversation.Wish.Fits(one.Start.DateTime)).ToList() is [var only])
            meant = [only];
        return meant switch
        {
            [] when conversation.Question.Key is "find.code" or "find.number" => AskNumber(conversation, goal),
            // "1" answers a reminder; where there is nothing to be reminded of, it is how somebody begins.
            [] when goal is { Deed: Deed.Attend, Digits: null } => Wants.Welcome(StartOver.Clear(conversation), scene),
            [] => None(conversation, goal),
            [var one] => Existing.Do(conversation, goal with { Company = Company(one, all) }, one, scene),
            [var first, ..] when goal.Deed == Deed.Attend && AreTogether(meant) => Existing.Do(conversation, goal, first, scene),
            _ when goal.Deed == Deed.Show => ShowAll(conversation, meant, scene),
            _ => Which(conversation, meant),
        };
    }

    internal static Turn Missing(Conversation conversation, Goal.Existing goal, Input.NotFound missing)
    {
        var again = AskNumber(conversation, goal);
        return again with { Replies = [Reply.Of(missing.Slower ? "find.slower" : "find.notfound"), .. again.Replies] };
    }

    internal static Turn Show(Conversation conversation, Appointment appointment, Scene scene) => new(
        conversation with { Question = new("find.shown", Expected.Choice, "move", "cancel", "bring") },
        [
            Confirmed.Told("found", appointment), .. Closed(appointment), .. Confirmed.Sheet(appointment, scene.Rules),
            Reply.Of("find.shown").Asking(Expected.Choice, new Value.Sentence("find.shown.move"),
                new Value.Sentence("find.shown.cancel"), new Value.Sentence("find.shown.bring")),
        ]);

    internal static Turn? HearShown(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene) =>
        conversation.Question.Key == "cancelled" ? Cancel.Back(conversation, goal.Of!, meaning, scene)
        : conversation.Question.Option(meaning.Choice) switch
        {
            "move" => Existing.Do(conversation with { Wish = Wish.Any }, goal with { Deed = Deed.Move }, goal.Of!, scene),
            "cancel" => Existing.Do(conversation, goal with { Deed = Deed.Cancel }, goal.Of!, scene),
            "bring" => new(conversation, [Confirmed.Bring(goal.Of!.Reason, scene)]),
            "keep" => Reschedule.Kept(conversation, goal),
            _ when meaning.When.Count > 0 => Existing.Do(
                conversation with { Wish = Wish.Read(meaning.When, DateOnly.FromDateTime(goal.Of!.Start.DateTime)) },
                goal with { Deed = Deed.Move }, goal.Of!, scene),
            _ => null,
        };

    internal static Turn Attending(Conversation conversation, Goal.Existing goal) => new(
        StartOver.Clear(conversation),
        [goal.Of!.Others > 0
            ? Confirmed.Told("attend", goal.Of) with { Key = "attend.group", Holes = Holes(goal.Of) }
            : Confirmed.Told("attend", goal.Of)]);

    static Dictionary<string, Value> Holes(Appointment one) => new(Confirmed.Told("attend", one).Holes)
    {
        ["n"] = new Value.Count(one.Others + 1),
    };

    /// <summary>The others who come with this person, as far as this phone knows of them.</summary>
    static IReadOnlyList<string>? Company(Appointment one, IReadOnlyList<Appointment> all) =>
        one.Together is null ? null
        : [.. all.Where(other => other.Together == one.Together && other.Number != one.Number).Select(other => other.Number)];

    static bool AreTogether(List<Appointment> all) =>
        all[0].Together is { } together && all.All(one => one.Together == together);

    static Turn? ByCode(Conversation conversation, Goal.Existing goal, Meaning meaning, Scene scene)
    {
        if (meaning.Confirmations.Count > 1)
            return Ask(conversation, "find.office", Expected.Choice, meaning.Confirmations);
        if (conversation.Question.Option(meaning.Choice) == "lost" || meaning.Has(Command.Skip) || meaning.Has(Command.Find))
            return CannotSayNames(conversation, scene)
                ? Handoff.To(conversation, "lost")
                : AskName(conversation);
        return (meaning.Confirmation ?? goal.Digits, meaning.Code) switch
        {
            ({ } number, { } code) => new(conversation with { Goal = goal with { Digits = number } }, [], new Effect.FindByCode(number, code, meaning.Keyed)),
            ({ } number, null) when meaning.Confirmation is not null || conversation.Question.Key == "find.number" => Ask(conversation with { Goal = goal with { Digits = number } }, "find.code", Expected.Code),
            _ => null,
        };
    }

    /// <summary>A keypad has no letters for a name, and nothing else is heard.</summary>
    static bool CannotSayNames(Conversation conversation, Scene scene) =>
        conversation.Call is not null && scene.Content.In(conversation.Language).Speaker.Hears is null;

    static Turn? ByPerson(Conversation conversation, Meaning meaning)
    {
        var draft = conversation.Draft with
        {
            Name = meaning.NameIntroduced || conversation.Question.Key == "find.name" ? meaning.Name ?? conversation.Draft.Name : conversation.Draft.Name,
            Birth = meaning.Births.Count > 0 ? meaning.Births[0] : conversation.Draft.Birth,
            Phone = meaning.Phone ?? conversation.Draft.Phone,
            Case = meaning.Receipt ?? meaning.ANumber ?? conversation.Draft.Case,
        };
        var (next, question) = (conversation with { Draft = draft }, conversation.Question);
        // Whoever has no phone number or case number to tell is looked for without.
        var declined = meaning.Has(Command.Skip) || meaning.Answer == Answer.No || question.Option(meaning.Choice) == "none" ? question.Key : null;
        return draft switch
        {
            _ when draft == conversation.Draft && declined is not ("find.phone" or "find.case") => null,
            { Name: null } => AskName(next),
            { Birth: null } => Ask(next, "find.birth", Expected.Birth),
            { Phone: null } when question.Key != "find.case" && declined != "find.phone" => Ask(next, "find.phone", Expected.Phone),
            { Phone: null, Case: null or "" } when declined != "find.case" => Ask(next, "find.case", Expected.Case, "none"),
            _ => new(next with { Draft = Draft.Empty }, [], new Effect.FindByPerson(draft.Name!, draft.Birth!.Value, draft.Phone, draft.Case)),
        };
    }

    /// <summary>A name and a birth date are known to many: who knows no more is to be seen by a person.</summary>
    internal static Turn Unproven(Conversation conversation, Input.Unproven found) => found.Appointments.Count == 0
        ? new(StartOver.Clear(conversation), [Reply.Of("find.unproven")], new Effect.HandOff("lost"))
        : new(StartOver.Clear(conversation), [.. found.Appointments.Take(5).Select(Seen)]);

    static Reply Seen(Appointment one) => Reply.Of("find.seen",
        ("number", new Value.Literal(one.Number)), ("when", new Value.Moment(one.Start)),
        ("office", new Value.Text(one.Office.Name)), ("address", new Value.Text(one.Office.Address)));

    static Turn None(Conversation conversation, Goal.Existing goal)
    {
        var ask = AskNumber(conversation, goal);
        return ask with { Replies = [Reply.Of("find.none"), .. ask.Replies] };
    }

    static Turn Which(Conversation conversation, List<Appointment> meant)
    {
        var together = AreTogether(meant);
        return new(
            conversation with
            {
                Question = new("find.which", Expected.Choice, [.. meant.Select(one => one.Number), .. together ? ["all"] : Array.Empty<string>()]),
            },
            [Reply.Of("find.which").Asking(Expected.Choice,
                [.. meant.Select(Line), .. together ? [Together.Persons("find.all", meant.Count)] : Array.Empty<Value>()])]);
    }

    static Turn ShowAll(Conversation conversation, List<Appointment> meant, Scene scene) => new(
        StartOver.Clear(conversation),
        [.. Told(meant, scene)]);

    /// <summary>Those who come together in one.</summary>
    internal static IEnumerable<Reply> Told(IReadOnlyList<Appointment> all, Scene scene) =>
        all.GroupBy(one => one.Together ?? one.Number).Take(Most).SelectMany(group => (Reply[])
        [
            .. group.Count() > 1 ? [Confirmed.Group("found", [.. group])] : (Reply[])[Confirmed.Told("found", group.First()), .. Closed(group.First())],
            .. Confirmed.Sheet(group.First(), scene.Rules),
        ]);

    /// <summary>The office is closed then.</summary>
    static IReadOnlyList<Reply> Closed(Appointment one) => one.Displaced ? [Reply.Of("found.displaced")] : [];

    static Value Line(Appointment one) => new Value.Sentence("find.line", new Dictionary<string, Value>
    {
        ["number"] = new Value.Literal(one.Number),
        ["when"] = new Value.Moment(one.Start),
        ["name"] = new Value.Person(one.Name),
    });

    static Turn AskName(Conversation conversation) => Ask(conversation, "find.name", Expected.Name, Handoff.InPlaceOfName(conversation));

    static Turn Ask(Conversation conversation, string key, Expected expected, params IReadOnlyList<string> options) => new(
        conversation with { Question = new(key, expected, options) },
        [Reply.Of(key).Asking(expected, [.. options.Select(option => Choice(key, option))])]);

    static Value Choice(string key, string option) =>
        key == "find.office" ? new Value.Literal(option)
        : key == "find.name" ? Handoff.Choice
        : new Value.Sentence($"{key}.{option}");
}
