using System.Globalization;
using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Somebody has an appointment for this already: the same person, or another of that name and birth date?</summary>
static class Namesakes
{
    /// <summary>Is that another person? What is there already is not told to somebody who may be a stranger.</summary>
    internal static Turn Ask(Conversation conversation, Input.MaybeSamePerson maybe) => new(
        conversation with { Question = new("book.same", Expected.Choice, Option("other", maybe.Who), Option("same", maybe.Who)) },
        [Reply.Of("book.same", ("name", new Value.Person(conversation.Draft.Everyone[maybe.Who].Name!)))
            .Asking(Expected.Choice, new Value.Sentence("book.same.other"), new Value.Sentence("book.same.same"))]);

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        var question = conversation.Question;
        if (question.Key is not ("book.same" or "book.without") || Chosen(question, meaning) is not { } option)
            return null;
        var (chosen, who) = (option.Split(' ')[0], int.Parse(option.Split(' ')[1], CultureInfo.InvariantCulture));
        return chosen switch
        {
            "out" => Book.Next(conversation with
            {
                Draft = Together.Without(conversation.Draft, who, Together.People(conversation.Draft) - 1),
            }, scene),
            "person" => Handoff.To(conversation, "noTimes"),
            _ => Book.Confirm(conversation with
            {
                Draft = Together.Of(conversation.Draft, who) with { Same = chosen == "same" },
            }, scene),
        };
    }

    /// <summary>One is enough. What there is can be moved, by who may; of a group the others can come without.</summary>
    internal static Turn Already(Conversation conversation, Input.TooManyBookings refused) => refused.Existing switch
    {
        _ when Together.IsGroup(conversation.Draft) => Without(conversation, refused.Who),
        var existing when conversation.Phone is { } phone && existing.Phone == phone => Own(conversation, existing),
        _ => Elsewhere(conversation),
    };

    static string? Chosen(Question question, Meaning meaning) => (question.Option(meaning.Choice), meaning.Answer) switch
    {
        ({ } option, _) => option,
        (_, Answer.Yes) => question.Options[0],
        (_, Answer.No) => question.Options[1],
        _ => null,
    };

    static string Option(string way, int who) => string.Create(CultureInfo.InvariantCulture, $"{way} {who}");

    static Turn Own(Conversation conversation, Appointment existing) => new(
        conversation with
        {
            Goal = new Goal.Existing(Deed.Show, existing),
            Question = new("book.already", Expected.Choice, "move", "keep"),
            Hold = null,
            Draft = conversation.Draft with { Waiting = null },
        },
        [Reply.Of("book.already", ("number", new Value.Literal(existing.Number)), ("when", new Value.Moment(existing.Start)))
            .Asking(Expected.Choice, new Value.Sentence("book.already.move"), new Value.Sentence("book.already.keep"))],
        conversation.Hold is null ? null : new Effect.LetGo());

    /// <summary>Booked from another phone, or by whom we cannot know: its number and code open it.</summary>
    static Turn Elsewhere(Conversation conversation)
    {
        var ask = Find.AskNumber(
            conversation with { Goal = new Goal.Existing(Deed.Show), Hold = null, Draft = conversation.Draft with { Waiting = null } }, new Goal.Existing(Deed.Show));
        return ask with
        {
            Replies = [Reply.Of("book.already.elsewhere"), .. ask.Replies],
            Effect = conversation.Hold is null ? null : new Effect.LetGo(),
        };
    }

    static Turn Without(Conversation conversation, int who) => new(
        conversation with { Question = new("book.without", Expected.Choice, Option("out", who), Option("person", who)) },
        [Reply.Of("book.without", ("name", new Value.Person(conversation.Draft.Everyone[who].Name!)))
            .Asking(Expected.Choice, new Value.Sentence("book.without.out"), new Value.Sentence("offer.empty.person"))]);
}
