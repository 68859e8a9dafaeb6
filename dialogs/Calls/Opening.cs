using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// How a call begins: with the languages, each in its own words; for a number that has chosen before in that language,
/// with a key to change it. What was begun by text goes on here.
/// </summary>
static class Opening
{
    const string Language = "call.language";
    const string Chinese = "call.dialect";
    const string Begun = "call.resume";

    /// <summary>Nothing is asked yet: it is looked up whether something is held for this phone.</summary>
    const string Looking = "looking";

    internal static Turn Begin(Conversation conversation, string call, DateTimeOffset now, Scene scene)
    {
        var next = conversation with
        {
            Call = new() { Id = call, Fresh = true, Parked = conversation.Question },
            HeardAt = now,
            Misses = 0,
        };
        return (next.LanguageSettled, next.Phone) switch
        {
            (false, _) => AskLanguage(next, scene),
            (true, { } phone) => new(
                next with { Question = new(Looking) }, [], new Effect.Answer(phone, Reaction.Hear, null, new("", now))),
            _ => Hello(next),
        };
    }

    internal static bool IsLooking(Conversation conversation) => conversation.Question.Key == Looking;

    /// <summary>What is held for the caller comes first. Null where that was not looked up.</summary>
    internal static Turn? After(Conversation conversation, Input input)
    {
        if (!IsLooking(conversation))
            return null;
        var on = conversation with { Question = conversation.Call!.Parked ?? Question.None };
        if (input is not Input.ProposalStands stands)
            return Hello(on);
        var told = Proposing.Tell(on, stands.Proposal);
        return told with { Replies = [.. OtherLanguages(on), .. told.Replies] };
    }

    internal static bool IsOpen(Conversation conversation) => conversation.Question.Key is Language or Chinese or Begun;

    internal static bool IsLanguageMenu(Conversation conversation) => conversation.Question.Key == Language;

    /// <summary>Null where the line's own first questions are not open, or get no answer.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (!IsOpen(conversation) || meaning.Has(Command.Human) || meaning.Has(Command.Repeat))
            return null;
        var option = conversation.Question.Option(meaning.Choice);
        if (conversation.Question.Key == Begun)
            return GoOn(conversation, option, meaning, scene);
        var language = option ?? meaning.LanguageAsked ?? (meaning.Text.Contains(' ') ? meaning.LanguageHeard : null);
        return language is not null && ChangeLanguage.Speaks(scene, language) ? Choose(conversation, language, scene) : null;
    }

    internal static Turn AskLanguage(Conversation conversation, Scene scene)
    {
        var codes = scene.Content.Callers.Languages(conversation.Phone);
        return Ask(conversation with { Question = new(Language, Expected.Language, codes) }, Choices(codes, "call.mine"));
    }

    /// <summary>The next five languages.</summary>
    internal static Turn NextPage(Conversation conversation, Scene scene)
    {
        var pages = Keypad.Pages(conversation.Question.Options.Count);
        return Again(Line.With(conversation, call => call with { Page = (call.Page + 1) % pages }), scene);
    }

    /// <summary>The open one of the first questions, once more.</summary>
    internal static Turn Again(Conversation conversation, Scene scene) => conversation.Question.Key switch
    {
        Language => AskLanguage(conversation, scene),
        Chinese => AskChinese(conversation),
        _ => AskToGoOn(conversation),
    };

    /// <summary>Whoever was on the line for the first questions only, and texts now, is where they were before.</summary>
    internal static Conversation Unpark(Conversation conversation) =>
        IsOpen(conversation) ? conversation with { Question = conversation.Call?.Parked ?? Question.None } : conversation;

    static Turn Choose(Conversation conversation, string language, Scene scene) =>
        language == "zh" && conversation.Question.Key != Chinese
            ? AskChinese(Line.With(conversation, call => call with { Page = 0 }) with { Language = "zh" })
            : Hello(conversation with { Language = language, LanguageSettled = true });

    /// <summary>Who we are and that it is free, once a call; then on with what was begun, or what can be done.</summary>
    static Turn Hello(Conversation conversation)
    {
        var turn = Ending.IsUnfinished(conversation) ? AskToGoOn(conversation)
            : Wants.Menu(conversation with { Goal = Goal.Nothing });
        return turn with { Replies = [Reply.Of("call.hello"), .. OtherLanguages(conversation), .. turn.Replies] };
    }

    /// <summary>The way out for who does not speak what was chosen from this phone before.</summary>
    static IReadOnlyList<Reply> OtherLanguages(Conversation conversation) =>
        conversation.Question.Key is Language or Chinese ? []
        : conversation.Language == "en" ? [Reply.Of("call.other")]
        : [Reply.Of("call.other"), Plain(new Value.In("en", new Value.Sentence("call.other")))];

    static Turn? GoOn(Conversation conversation, string? option, Meaning meaning, Scene scene) => (option, meaning.Answer) switch
    {
        ("go", _) or (null, Answer.Yes) => Line.Open(Unpark(conversation), scene),
        ("new", _) => Wants.Menu(conversation with { Goal = Goal.Nothing, Call = conversation.Call! with { Parked = null } }),
        _ => null,
    };

    static Turn AskToGoOn(Conversation conversation) => new(
        conversation with { Question = new(Begun, Expected.Choice, "go", "new") },
        [Reply.Of(Begun).Asking(Expected.Choice, new Value.Sentence("call.resume.go"), new Value.Sentence("call.resume.new"))],
        Aside: true);

    static Turn AskChinese(Conversation conversation) => Ask(
        conversation with { Question = new(Chinese, Expected.Language, "zh", "zh-Hant") }, Choices(["zh", "zh-Hant"], "call.dialect"));

    static Turn Ask(Conversation conversation, IReadOnlyList<Value> languages) =>
        new(conversation, [Reply.Of(Language).Asking(Expected.Language, languages)], Aside: true);

    static IReadOnlyList<Value> Choices(IReadOnlyList<string> codes, string sentence) =>
        [.. codes.Select(code => new Value.In(code, new Value.Sentence(sentence)))];

    static Reply Plain(Value words) => Reply.Of("call.plain", ("words", words));
}
