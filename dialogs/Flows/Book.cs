using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Booking: takes what is said, asks for the rest, holds a time, shows the summary, books.</summary>
static class Book
{
    internal static Turn Begin(Conversation conversation, Meaning meaning, Scene scene)
    {
        var fresh = conversation with
        {
            Goal = new Goal.Book(conversation.Phone is null),
            Question = Dialogs.Question.None,
            Draft = conversation.Draft with { Phone = conversation.Draft.Phone ?? conversation.Phone },
            Wish = Wish.Any,
            WishSaid = null,
            Seen = [],
            Trail = [],
        };
        var taken = Roll.Along(Filling.Take(fresh, meaning, scene), meaning, scene);
        var turn = Go(taken, scene);
        return taken.Fields.Count == 0 ? turn : turn with { Replies = [Summary.Heard(taken), .. turn.Replies] };
    }

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (Summary.Hear(conversation, meaning) is { } decided)
            return decided switch
            {
                { Confirmed: true } => Confirm(conversation, scene),
                { Change: { } field } => Question(conversation, field, scene),
                { Lines: true } => Summary.AskLine(conversation, scene),
                { Person: { } who } => Together.What(conversation, who, scene),
                _ => Next(conversation, scene),
            };
        if ((Namesakes.Hear(conversation, meaning, scene) ?? Together.Hear(conversation, meaning, scene)) is { } person)
            return person;
        if (InLine.Answer(conversation, meaning, scene) is { } waiting)
            return waiting;
        if (Offices.Hear(conversation, meaning, scene) is { } office)
            return office;
        if (Whose(conversation, meaning, scene) is { } whose)
            return Next(whose, scene);
        if (Offer.WhichDay(conversation, meaning, scene) is { } day)
            return day;
        if (conversation.Question.Key == "offer" && Offer.Hear(conversation, meaning, scene) is { } offered)
            return offered;
        var taken = Roll.Call(conversation, meaning, scene) ?? Roll.Along(Filling.Take(conversation, meaning, scene), meaning, scene);
        return taken.Took ? Heeded(conversation, taken, Go(taken, scene))
            : Filling.Asked(conversation) == Field.Zip && (meaning.Has(Command.Skip) || meaning.Answer == Answer.No)
                ? Question(conversation, Field.Office, scene)
            : IsKnown(conversation.Draft, meaning) || meaning.Has(Command.Book) ? Known(conversation, scene)
            : Together.IsGroup(conversation.Draft) ? null : Correct.Otherwise(conversation, meaning, scene);
    }

    /// <summary>What was told before is told again, that an appointment is wanted too.</summary>
    static bool IsKnown(Draft draft, Meaning meaning) =>
        (meaning.Zip is { } zip && zip == draft.Zip) || (meaning.Phone is { } phone && phone == draft.Phone)
        || (meaning.Reasons.Count > 0 && meaning.Reasons[0] == draft.Reason)
        || (draft.Birth is { } birth && meaning.Births.Contains(birth)) || (meaning.NameIntroduced && meaning.Name == draft.Name);

    static Turn Known(Conversation conversation, Scene scene)
    {
        var again = Resume.After(conversation, scene);
        return again with { Replies = [Reply.Of("ok"), .. again.Replies] };
    }

    /// <summary>Who says something else than was asked for hears that it was taken before the same is asked again.</summary>
    static Turn Heeded(Conversation before, Taken taken, Turn turn) =>
        taken.Fields.Count > 0 && turn.Effect is null && before.Question.Key.Length > 0
            && turn.Next.Question.Key == before.Question.Key && turn.Replies is [{ Key: var key }] && key == before.Question.Key
            ? turn with { Replies = [Summary.Heard(taken), .. turn.Replies] }
            : turn;

    /// <summary>On with what was taken: what must be asked back first, an office by name, a new time, else the next question.</summary>
    internal static Turn Go(Taken taken, Scene scene)
    {
        var conversation = taken.Conversation;
        var turn = taken switch
        {
            { Asks: { } asks } => asks,
            { Offices: { } codes } => Offices.Named(conversation, codes),
            { Fields: [], Notices.Count: > 0 } => Resume.After(conversation, scene),
            _ when taken.Fields.Contains(Field.Time) && conversation is { Hold: not null, Draft.Office: not null } =>
                Offer.Look(conversation, scene),
            _ => Next(conversation, scene),
        };
        return taken.Notices.Count == 0 ? turn : turn with { Replies = [.. taken.Notices, .. turn.Replies] };
    }

    /// <summary>The next thing that is missing, in an order that makes sense to a person.</summary>
    internal static Turn Next(Conversation conversation, Scene scene)
    {
        var draft = conversation.Draft;
        return conversation switch
        {
            { Goal: Goal.Book { PhoneChecked: false } } =>
                new(conversation, [], new Effect.FindByPhone(conversation.Phone!)),
            { Draft.Reason: null } => Question(conversation, Field.Reason, scene),
            { Draft.Office: null, Draft.Zip: not null } => Offices.Near(conversation),
            { Draft.Office: null } => Question(conversation, Field.Zip, scene),
            { Hold: { } hold } when hold.Office != draft.Office!.Code =>
                new(conversation with { Hold = null }, [], new Effect.LetGo()),
            { Draft.Party: null } => Question(conversation, Field.Party, scene),
            { Draft: { Party: Party.Several, People: null } } => Question(conversation, Field.People, scene),
            _ when Together.IsGroup(draft) && Together.Missing(conversation, scene) is { } ask => ask,
            { Draft.Name: null } => Question(conversation, Field.Name, scene),
            { Draft.Birth: null } => Question(conversation, Field.Birth, scene),
            { Draft.Phone: null } => Question(conversation, Field.Phone, scene),
            { Draft.Case: null } when !Together.IsGroup(draft) && scene.Content.Reason(draft.Reason).CaseNumber != "none" =>
                Question(conversation, Field.Case, scene),
            { Draft.Interpreter: null } => Question(conversation, Field.Interpreter, scene),
            { Draft.Waiting: not null, Hold: not null } => new(conversation with { Hold = null }, [], new Effect.LetGo()),
            { Draft.Waiting: not null } => InLine.Next(conversation, scene),
            { Hold: null } => Offer.Look(conversation, scene),
            { Hold: { } hold } when hold.People != Together.People(draft) || hold.Minutes < scene.Minutes(draft) =>
                Offer.Take(conversation, hold.Start, scene),
            _ => Summary.Show(conversation, scene),
        };
    }

    internal static Turn Question(Conversation conversation, Field field, Scene scene)
    {
        if (field == Field.Time)
            return Offer.Look(conversation with { Wish = Wish.Any, Seen = [] }, scene);
        var (question, reply) = Questions.For(field, conversation, scene);
        IReadOnlyList<Field> trail = conversation.Trail is [.., var last] && last == field
            ? conversation.Trail : [.. conversation.Trail, field];
        return new(conversation with { Question = question, Trail = trail },
            // A sentence around a name would be taken for a part of it: names are not given to an interpreter.
            conversation.Foreign is null || field != Field.Name ? [reply] : [Reply.Of("ask.name.only"), reply]);
    }

    internal static Turn Confirm(Conversation conversation, Scene scene) => conversation.Draft.Waiting is not null
        ? InLine.Join(conversation, scene)
        : conversation.Hold is { } hold
        ? new(conversation, [], new Effect.Book(conversation.Draft, hold))
        : new(conversation, []);

    internal static Turn After(Conversation conversation, Input input, Scene scene) => input switch
    {
        Input.AppointmentsFound found => Found(conversation, found.Appointments, scene),
        Input.OfficesFound found => Offices.Found(conversation, found.Offices, scene),
        Input.Booked booked => Confirmed.Tell(conversation, booked, scene),
        Input.TooManyBookings refused => Namesakes.Already(conversation, refused),
        Input.MaybeSamePerson maybe => Namesakes.Ask(conversation, maybe),
        Input.NeedsPerson person => new(
            StartOver.Clear(conversation), [Reply.Of("book.person", ("ticket", new Value.Literal(person.Ticket)))]),
        Input.Released => Next(conversation, scene),
        Input.TimesFound found when conversation.Draft.Waiting is { Checked: false } => InLine.Checked(conversation, found.Days, scene),
        _ => Offer.After(conversation, input, scene),
    };

    /// <summary>This phone has appointments already: is it for one of those people, or for someone else?</summary>
    static Turn Found(Conversation conversation, IReadOnlyList<Appointment> appointments, Scene scene)
    {
        var next = conversation with { Goal = new Goal.Book(PhoneChecked: true) };
        List<Appointment> people = [.. appointments.DistinctBy(one => (one.Name, one.Birth)).Take(3)];
        if (people.Count == 0 || next.Draft.Name is not null || next.Draft.Party is Party.Other or Party.Several)
            return Next(next, scene);
        return new(
            next with { Question = new("ask.whose", Expected.Party, [.. people.Select(Person), ""]) },
            [Reply.Of("ask.whose").Asking(Expected.Party,
                [.. people.Select(one => new Value.Person(one.Name)), new Value.Sentence("ask.whose.other")])]);
    }

    static string Person(Appointment one) => $"{one.Birth:yyyy-MM-dd} {one.Name}";

    /// <summary>One of those people by number, someone else, or somebody by name.</summary>
    static Conversation? Whose(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key != "ask.whose" || meaning.People > 1 || meaning.Kin is not null || meaning.Party == Party.Several)
            return null;
        if (meaning.Choice is null && meaning.Name is not null)
            return Filling.Take(conversation with { Question = new("ask.name") }, meaning, scene) is { Took: true, Asks: null } named
                ? named.Conversation with { Draft = named.Draft with { Party = meaning.Party ?? Party.Other } } : null;
        var option = conversation.Question.Option(meaning.Choice) ?? (meaning.Party == Party.Other ? "" : null);
        return option switch
        {
            null => null,
            "" => conversation with { Draft = conversation.Draft with { Party = Party.Other } },
            _ => conversation with
            {
                Draft = conversation.Draft with
                {
                    Party = Party.Self,
                    Same = true,
                    Name = option[11..],
                    Birth = DateOnly.ParseExact(option[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                },
            },
        };
    }
}
