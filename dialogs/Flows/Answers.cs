using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>What a booking took from an utterance.</summary>
/// <param name="Asks">A question that must come before the flow goes on: two readings, a number that cannot be.</param>
/// <param name="Notices">What is said back because it was mended or cannot be.</param>
/// <param name="Fields">Which answers were given with this utterance.</param>
public sealed record Taken(
    Conversation Conversation, IReadOnlyList<Field> Fields, IReadOnlyList<Reply> Notices, Turn? Asks = null,
    IReadOnlyList<string>? Offices = null)
{
    public bool Took => Fields.Count > 0 || Notices.Count > 0 || Asks is not null || Offices is not null;
}

/// <summary>Everything an utterance answers goes into the draft, whatever was asked.</summary>
static class Answers
{
    internal static Taken Take(Conversation conversation, Meaning meaning, Scene scene, bool correcting = false)
    {
        var asked = Asked(conversation);
        var draft = conversation.Draft;
        correcting |= meaning.Answer == Answer.No || meaning.Wrong.Count > 0;
        List<Field> fields = [];
        List<Reply> notices = [];

        bool Open(Field field, bool empty) => empty || asked == field || correcting;

        void Put(Field field, Draft next)
        {
            draft = next;
            fields.Add(field);
        }

        if (Reason(conversation, meaning) is { } reason && Open(Field.Reason, draft.Reason is null) && reason != draft.Reason)
            Put(Field.Reason, draft with { Reason = reason });
        if (meaning.Zip is { } zip && zip != draft.Zip && Open(Field.Zip, draft.Zip is null || asked == Field.Office))
            Put(Field.Zip, draft with { Zip = zip, Office = null });
        if (meaning.ZipTrouble is { } trouble && meaning.Zip is null && asked is Field.Zip or Field.Office)
            notices.Add(Reply.Of($"zip.{trouble.ToString().ToLowerInvariant()}"));
        if (Party(conversation, meaning, asked) is { } party && Open(Field.Party, draft.Party is null))
            Put(Field.Party, draft with { Party = party });
        if (meaning.Name is { } name && (meaning.NameIntroduced || asked == Field.Name) && Open(Field.Name, draft.Name is null))
            Put(Field.Name, draft with { Name = name, Party = draft.Party ?? (meaning.NameIntroduced ? Understanding.Party.Self : null) });
        if (meaning.Phone is { } phone && Open(Field.Phone, draft.Phone is null))
            Put(Field.Phone, draft with { Phone = phone });
        if ((meaning.Receipt ?? meaning.ANumber) is { } number && Open(Field.Case, draft.Case is null))
        {
            Put(Field.Case, draft with { Case = number });
            if (meaning.Mended)
                notices.Add(Reply.Of("case.mended", ("case", new Value.Private(number))));
        }
        else if (asked == Field.Case && (meaning.Has(Command.Skip) || meaning.Answer == Answer.No))
            Put(Field.Case, draft with { Case = "" });
        if (Interpreter(meaning, asked) is { } interpreter && Open(Field.Interpreter, draft.Interpreter is null))
            Put(Field.Interpreter, draft with { Interpreter = interpreter });

        var next = conversation with { Draft = draft };
        var offices = meaning.Offices.Count > 0 && Open(Field.Office, draft.Office is null && meaning.Zip is null) &&
            !meaning.Offices.SequenceEqual([draft.Office?.Code ?? ""]) ? meaning.Offices : null;
        next = Times.Take(next, meaning, scene, fields);
        return Births.Take(new(next, fields, notices, Offices: offices), meaning, asked, correcting, scene);
    }

    /// <summary>The answer that the open question is for.</summary>
    internal static Field? Asked(Conversation conversation) => conversation.Question.Key switch
    {
        "ask.reason" => Field.Reason,
        "ask.zip" => Field.Zip,
        "ask.office" => Field.Office,
        "ask.party" or "ask.whose" => Field.Party,
        "ask.name" or "ask.name.other" => Field.Name,
        "ask.birth" or "ask.birth.other" or "birth.which" or "birth.sure" => Field.Birth,
        "ask.phone" => Field.Phone,
        "ask.case" or "ask.case.optional" => Field.Case,
        "ask.interpreter" => Field.Interpreter,
        _ => null,
    };

    static string? Reason(Conversation conversation, Meaning meaning) =>
        conversation.Question.Key == "ask.reason" && conversation.Question.Option(meaning.Choice) is { } chosen ? chosen
        : meaning.Reasons.Count > 0 ? meaning.Reasons[0] : null;

    static Party? Party(Conversation conversation, Meaning meaning, Field? asked) =>
        conversation.Question.Key == "ask.party" && conversation.Question.Option(meaning.Choice) is { } chosen
            ? Enum.Parse<Party>(chosen)
            : asked == Field.Party && meaning.Answer == Answer.Yes ? Understanding.Party.Self : meaning.Party;

    static bool? Interpreter(Meaning meaning, Field? asked) =>
        asked != Field.Interpreter ? meaning.Interpreter
        : meaning.Choice is 1 or 2 ? meaning.Choice == 1
        : meaning.Answer switch
        {
            Answer.Yes => true,
            Answer.No => false,
            _ => meaning.Interpreter,
        };
}
