using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>What a booking took from an utterance.</summary>
/// <param name="Fields">Which answers were given with this utterance.</param>
/// <param name="Notices">What is said back because it was mended or cannot be.</param>
/// <param name="Asks">A question that must come before the flow goes on: two readings of a date.</param>
/// <param name="Offices">Offices that were named and are to be looked up.</param>
public sealed record Taken(
    Conversation Conversation, IReadOnlyList<Field> Fields, IReadOnlyList<Reply> Notices, Turn? Asks = null,
    IReadOnlyList<string>? Offices = null)
{
    public bool Took => Fields.Count > 0 || Notices.Count > 0 || Asks is not null || Offices is not null;

    internal Draft Draft => Conversation.Draft;

    internal Taken With(Field field, Draft draft) =>
        this with { Conversation = Conversation with { Draft = draft }, Fields = [.. Fields, field] };

    internal Taken Saying(Reply notice) => this with { Notices = [.. Notices, notice] };
}

/// <summary>
/// Everything an utterance answers goes into the draft, whatever was asked. An answer that stands is only replaced where
/// it was asked for again or the person says that something is wrong.
/// </summary>
static class Filling
{
    internal static Taken Take(Conversation conversation, Meaning meaning, Scene scene, bool correcting = false)
    {
        var hearing = new Heard(
            meaning, Asked(conversation), correcting || meaning.Answer == Answer.No || meaning.Wrong.Count > 0);
        var taken = new Taken(conversation, [], []);
        taken = Reason(taken, hearing);
        taken = Zip(taken, hearing);
        taken = Together.Count(taken, meaning, hearing.Asked);
        if (taken.Asks is not null)
            return taken;
        taken = Who(taken, hearing);
        taken = Phone(taken, hearing);
        taken = Case(taken, hearing);
        taken = Interpreter(taken, hearing);
        taken = Office(taken, hearing);
        taken = MayBeWish(hearing) ? Times.Take(taken, WithoutName(taken, meaning)) : taken;
        return Births.Take(taken, meaning, hearing.Asked, hearing.Correcting, scene);
    }

    sealed record Heard(Meaning Meaning, Field? Asked, bool Correcting)
    {
        internal bool Open(Field field, bool empty) => empty || Asked == field || Correcting;
    }

    /// <summary>The answer that the open question is for.</summary>
    internal static Field? Asked(Conversation conversation) => conversation.Question.Key switch
    {
        "ask.reason" => Field.Reason,
        "ask.zip" => Field.Zip,
        "ask.office" => Field.Office,
        "ask.party" or "ask.whose" => Field.Party,
        "ask.people" or "ask.people.which" => Field.People,
        "ask.name" or "ask.name.other" or "ask.name.group" => Field.Name,
        "ask.birth" or "ask.birth.other" or "ask.birth.group" or "birth.which" or "birth.sure" => Field.Birth,
        "ask.phone" => Field.Phone,
        "ask.case" or "ask.case.optional" or "ask.case.group" or CaseLetters.Digits => Field.Case,
        "ask.interpreter" => Field.Interpreter,
        _ => null,
    };

    /// <summary>"March 4" in answer to the birth date is no wish, nor are the digits of a case number; "next week" is.</summary>
    static bool MayBeWish(Heard heard) =>
        heard.Asked is not (Field.Birth or Field.Case) || heard.Meaning is { Births: [], BirthTrouble: null, Digits: [] };

    /// <summary>June is a month and a name: what was taken for the name is no time.</summary>
    static Meaning WithoutName(Taken taken, Meaning meaning) => taken.Fields.Contains(Field.Name) && meaning.When.Count > 0
        ? meaning with { When = [.. meaning.When.Where(mention => !meaning.Name!.Contains(mention.Words, StringComparison.OrdinalIgnoreCase))] }
        : meaning;

    static Taken Reason(Taken taken, Heard heard)
    {
        var question = taken.Conversation.Question;
        var reason = heard.Asked == Field.Reason && question.Option(heard.Meaning.Choice) is { } chosen ? chosen
            : heard.Meaning.Reasons.Count > 0 ? heard.Meaning.Reasons[0] : null;
        return reason is not null && (heard.Asked == Field.Reason || reason != taken.Draft.Reason) && heard.Open(Field.Reason, taken.Draft.Reason is null)
            ? taken.With(Field.Reason, taken.Draft with { Reason = reason })
            : taken;
    }

    static Taken Zip(Taken taken, Heard heard)
    {
        var asked = heard.Asked is Field.Zip or Field.Office;
        // Who sends another ZIP and nothing else corrects the first.
        var open = asked || heard.Open(Field.Zip, taken.Draft.Zip is null || heard.Meaning.Text == heard.Meaning.Zip && heard.Asked != Field.Phone);
        if (heard.Meaning.Zip is { } zip && (asked || zip != taken.Draft.Zip) && open)
            return taken.With(Field.Zip, taken.Draft with { Zip = zip, Office = null });
        return asked && heard.Meaning is { Zip: null, ZipTrouble: { } trouble, Births: [], BirthTrouble: null, Phone: null }
            ? taken.Saying(Reply.Of($"zip.{trouble.ToString().ToLowerInvariant()}"))
            : taken;
    }

    static Taken Who(Taken taken, Heard heard)
    {
        var (meaning, question) = (heard.Meaning, taken.Conversation.Question);
        Party? party = question.Key == "ask.party" && question.Option(meaning.Choice) is { } chosen ? Enum.Parse<Party>(chosen)
            : meaning.Party;
        if (party is not null && heard.Open(Field.Party, taken.Draft.Party is null))
            taken = taken.With(Field.Party, (taken.Draft, party) is ({ Party: Understanding.Party.Self, Name: not null }, Understanding.Party.Other)
                ? taken.Draft with { Party = party, Name = null, Birth = null, Case = null, Same = null }      // somebody else's
                : taken.Draft with { Party = party });
        if (heard.Asked == Field.Name && question.Option(meaning.Choice) == "later")
            return taken.With(Field.Name, taken.Draft with { Name = "" });
        // "My name is" is plain enough to replace what was taken for a name before.
        if (meaning.Name is not { } name || !(meaning.NameIntroduced || (heard.Asked is Field.Name or Field.Party && MayBeName(meaning))))
            return taken;
        // Who says "my name is" speaks of an appointment of their own, unless they said otherwise.
        var self = meaning.NameIntroduced ? Party.Self : (Party?)null;
        return taken.With(Field.Name, taken.Draft with { Name = name, Same = null, Party = taken.Draft.Party ?? self });
    }

    /// <summary>"For my husband", "any Monday morning" and a question are no names; "Domingo" alone may be one.</summary>
    static bool MayBeName(Meaning meaning) =>
        meaning is { Party: null, Topic: null } &&
        (meaning.Births.Count > 0 ||
            2 * meaning.When.Where(mention => mention.Words.Contains(' ')).Sum(mention => mention.Words.Length) < meaning.Text.Length);

    /// <summary>The phone that is written from stands only until another is said; ten digits for a case number are not one.</summary>
    static Taken Phone(Taken taken, Heard heard) =>
        heard.Meaning.Phone is { } phone && phone != taken.Draft.Phone && heard.Asked != Field.Case &&
            heard.Open(Field.Phone, taken.Draft.Phone is null || taken.Draft.Phone == taken.Conversation.Phone)
            ? taken.With(Field.Phone, taken.Draft with { Phone = phone })
            : taken;

    static Taken Case(Taken taken, Heard heard)
    {
        var meaning = heard.Meaning;
        if ((meaning.Receipt ?? meaning.ANumber) is { } number && heard.Open(Field.Case, taken.Draft.Case is null))
        {
            var with = taken.With(Field.Case, taken.Draft with { Case = number });
            return meaning.Mended ? with.Saying(Reply.Of("case.mended", ("case", new Value.Private(number)))) : with;
        }
        if (meaning.Unmarked || (heard.Asked == Field.Case && meaning.Phone is not null))
            return taken.Saying(Reply.Of("case.bare"));
        return heard.Asked == Field.Case && (meaning.Has(Command.Skip) || meaning.Answer == Answer.No || taken.Conversation.Question.Option(meaning.Choice) == "none")
            ? taken.With(Field.Case, taken.Draft with { Case = "" })
            : taken;
    }

    static Taken Interpreter(Taken taken, Heard heard)
    {
        var meaning = heard.Meaning;
        bool? interpreter = heard.Asked != Field.Interpreter ? meaning.Interpreter
            : meaning.Choice is 1 or 2 ? meaning.Choice == 1
            : meaning.Answer switch
            {
                Answer.Yes => true,
                Answer.No => false,
                _ => meaning.Interpreter,
            };
        return interpreter is not null && heard.Open(Field.Interpreter, taken.Draft.Interpreter is null)
            ? taken.With(Field.Interpreter, taken.Draft with { Interpreter = interpreter })
            : taken;
    }

    /// <summary>An office named at any time is wished for; but a name asked for may be that of a city.</summary>
    static Taken Office(Taken taken, Heard heard) =>
        heard.Meaning is { Offices: [var first, ..] offices, Zip: null } && heard.Asked != Field.Name &&
            (heard.Asked == Field.Office || first != taken.Draft.Office?.Code)
            ? taken with { Offices = offices }
            : taken;
}
