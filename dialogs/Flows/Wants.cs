using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>What the person wants done: said in words, chosen from the menu, or plain from what they tell us.</summary>
static class Wants
{
    const int Likely = 4;

    static readonly IReadOnlyList<string> Options = ["book", "show", "move", "cancel", "person"];

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        var inBook = conversation.Goal is Goal.Book;
        var seeks = Seeks(meaning) && !SaysWhose(conversation, meaning);
        if (conversation.Question.Key is "menu" or "welcome" or "call.else" && conversation.Question.Option(meaning.Choice) is { } chosen)
            return Chosen(conversation, chosen, meaning, scene);
        if (conversation.Question.Key == "book.stop")
            return Stopping(conversation, meaning, scene);
        if (inBook && meaning.Has(Command.Cancel) && meaning.Confirmation is null && !Speaks(meaning))
            return AskToStop(conversation);
        if (meaning.Has(Command.Cancel) && !Already(conversation, Deed.Cancel))
            return About(conversation, Deed.Cancel, meaning, scene);
        if (meaning.Has(Command.Reschedule) && !Already(conversation, Deed.Move) && !inBook)
            return About(conversation, Deed.Move, meaning, scene);
        if (Free(conversation) && IsNumber(meaning.Confirmation) && meaning.Commands.Count == 0)
            return About(conversation, Deed.Show, meaning, scene);
        if (Meanwhile.Hear(conversation, meaning, seeks, scene) is { } meanwhile)
            return meanwhile;
        if (seeks && (conversation.Goal is not Goal.Existing { Of: null } || conversation.Question.Key == "cancelled") && !(inBook && meaning.Has(Command.Book)))
            return About(conversation, Deed.Show, meaning, scene);
        if (meaning.Has(Command.Stop) && inBook)
            return AskToStop(conversation);
        if (meaning.Has(Command.Stop) && conversation.Goal is Goal.Existing existing)
            return existing.Of is not null
                ? Reschedule.Keep(conversation, existing)
                : new(StartOver.Clear(conversation), [Reply.Of("ok"), Reply.Of("talk.goodbye")]);
        if (!inBook && (meaning.Has(Command.Book) || (Free(conversation) && Implied(conversation, meaning))))
            return Book.Begin(conversation, meaning, scene);
        return Free(conversation) && meaning.Topic is null ? Introduced(conversation, meaning, scene) : null;
    }

    /// <summary>Who says a name or a birth date before what they came for has said it for what comes.</summary>
    static Turn? Introduced(Conversation conversation, Meaning meaning, Scene scene)
    {
        var taken = Filling.Take(conversation, meaning, scene);
        if (taken.Asks is not null || !taken.Fields.Intersect([Field.Name, Field.Birth, Field.Phone, Field.Case]).Any())
            return null;
        var menu = conversation.Said.Count == 0 ? Welcome(taken.Conversation, scene) : Menu(taken.Conversation);
        return menu with { Replies = [Summary.Heard(taken), .. menu.Replies] };
    }

    /// <summary>Hello, and what can be done here; the languages, while it is not clear which one to speak.</summary>
    internal static Turn Welcome(Conversation conversation, Scene scene)
    {
        var menu = Menu(conversation, "welcome");
        return conversation.LanguageSettled
            ? menu
            : menu with { Replies = [.. menu.Replies, Languages(conversation, scene)] };
    }

    internal static Turn Menu(Conversation conversation, string key = "menu") => new(
        conversation with { Question = new(key, Expected.Choice, Options) },
        [Reply.Of(key).Asking(Expected.Choice, [.. Options.Select(option => new Value.Sentence($"menu.{option}"))])]);

    /// <summary>A text names those that are likely where the phone is from; a chat all.</summary>
    static Reply Languages(Conversation conversation, Scene scene)
    {
        IEnumerable<string> codes = conversation.Phone is { } phone
            ? scene.Content.Callers.Languages(phone).Where(code => code != conversation.Language).Take(Likely)
            : scene.Content.Tongues.Keys.Where(code => code != conversation.Language).Order(StringComparer.Ordinal);
        return Reply.Of("welcome.languages", ("languages", new Value.Many(
            [.. codes.Select(code => new Value.Text(scene.Content.In(code).Calendar.OwnName))])));
    }

    static Turn Chosen(Conversation conversation, string option, Meaning meaning, Scene scene) => option switch
    {
        "book" => Book.Begin(conversation, meaning with { When = [] }, scene),
        "show" => About(conversation, Deed.Show, meaning, scene),
        "move" => About(conversation, Deed.Move, meaning with { When = [] }, scene),
        "cancel" => About(conversation, Deed.Cancel, meaning, scene),
        _ => Handoff.To(conversation, "asked"),
    };

    static Turn About(Conversation conversation, Deed deed, Meaning meaning, Scene scene)
    {
        var fresh = conversation with
        {
            Question = Question.None,
            Wish = Wish.Read(meaning.When),
            WishSaid = meaning.When.Count == 0 ? null : Times.Said(conversation, meaning),
            Seen = [],
        };
        return Existing.Begin(fresh, new Goal.Existing(deed, Digits: meaning.Confirmation), scene, meaning.Code);
    }

    /// <summary>Nothing is under way.</summary>
    static bool Free(Conversation conversation) =>
        conversation.Goal is Goal.None or Goal.Existing { Deed: Deed.Show, Of: not null };

    /// <summary>Of "I need an appointment, my card is lost" what was said first counts.</summary>
    static bool Seeks(Meaning meaning) =>
        meaning.Commands.FirstOrDefault(command => command is Command.Book or Command.Find) == Command.Find && meaning.Has(Command.Find);

    /// <summary>"It is my appointment", where it was asked whose it is to be.</summary>
    static bool SaysWhose(Conversation conversation, Meaning meaning) =>
        Filling.Asked(conversation) == Field.Party && meaning.Party is not null;

    /// <summary>The whole number of an appointment, not its end alone.</summary>
    static bool IsNumber(string? confirmation) => confirmation?.Contains('-', StringComparison.Ordinal) == true;

    static bool Already(Conversation conversation, Deed deed) =>
        conversation.Goal is Goal.Existing { Of: not null } existing && existing.Deed == deed;

    /// <summary>A reason, or a ZIP with a day: nobody says these who does not want an appointment.</summary>
    static bool Implied(Conversation conversation, Meaning meaning) =>
        meaning.Topic is null && (meaning.Reasons.Count > 0 || (meaning.Zip is not null && conversation.Asking is null) || meaning.People > 1 || meaning.Kin > 1 ||
            (conversation.Question.Key.Length == 0 && meaning.When.Count > 0 && meaning.Offices.Count > 0));

    /// <summary>"Cancel my appointment on Thursday" in the middle of booking means one that there is.</summary>
    static bool Speaks(Meaning meaning) => meaning.When.Count > 0 || meaning.Digits.Count > 0;

    static Turn AskToStop(Conversation conversation) => new(
        conversation with { Question = new("book.stop", Expected.Choice, "stop", "go", "existing") },
        [Reply.Of("book.stop").Asking(Expected.Choice, new Value.Sentence("book.stop.stop"),
            new Value.Sentence("book.stop.go"), new Value.Sentence("book.stop.existing"))]);

    static Turn? Stopping(Conversation conversation, Meaning meaning, Scene scene) =>
        (conversation.Question.Option(meaning.Choice), meaning.Answer) switch
        {
            ("stop", _) or (null, Answer.Yes) => Stopped(conversation),
            ("go", _) or (null, Answer.No) => Book.Next(conversation, scene),
            ("existing", _) => About(conversation, Deed.Cancel, meaning with { When = [] }, scene),
            _ => null,
        };

    static Turn Stopped(Conversation conversation) => new(
        StartOver.Clear(conversation), [Reply.Of("book.stopped")], conversation.Hold is null ? null : new Effect.LetGo());
}
