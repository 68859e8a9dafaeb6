using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>The language: heard in what is written, or asked for. Answers given stay given.</summary>
static class ChangeLanguage
{
    /// <summary>Speaks on in the language asked for, or in that of an utterance that is plainly in another one.</summary>
    internal static Conversation Follow(Conversation conversation, Meaning meaning, Input.Heard heard, Scene scene)
    {
        if (meaning.LanguageAsked is null && heard.From is { Lost: false, Language: { } language })
            return Interpreting.Follow(conversation, language, scene);
        if (meaning.LanguageAsked is null && (conversation.Foreign is not null || heard.From is not null))
            return conversation;
        // A name, the number of an appointment and a choice ("la segunda") are of no language, whatever words they look like.
        // On the phone a recogniser hears one language only, the one that was chosen.
        var mute = conversation.Call is not null || conversation.Question.Expected is Expected.Name or Expected.Code or Expected.Confirmation
            || IsNumber(meaning) || (conversation.LanguageSettled && conversation.Question.Option(meaning.Choice) is not null);
        var wanted = meaning.LanguageAsked ?? (mute ? null : meaning.LanguageHeard);
        return wanted is not null && Speaks(scene, wanted)
            ? To(conversation, wanted)
            : conversation;
    }

    /// <summary>In one of our languages from here on, and without an interpreter.</summary>
    internal static Conversation To(Conversation conversation, string language) =>
        conversation with { Language = language, LanguageSettled = true, Foreign = null };

    /// <summary>"MIA-26-1007", "A 012 345 678", with a word at most.</summary>
    static bool IsNumber(Meaning meaning) =>
        (meaning.Confirmation ?? meaning.ANumber ?? meaning.Receipt) is not null && meaning.Text.Count(char.IsLetter) <= 12;

    /// <summary>Nothing but the language was said: the last thing is said again in it. One that we lack: those we have.</summary>
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (meaning.LanguageAsked is { } asked && !Speaks(scene, asked))
            return Offer(conversation, scene);
        if (conversation.Question.Key == "language" && conversation.Question.Option(meaning.Choice) is { } chosen)
            return chosen == Interpreting.Others
                ? Offer(conversation, scene)
                : Resume.On(To(conversation, chosen) with { Question = Question.None }, scene);
        if (meaning.LanguageAsked is not null && !Says(meaning))
            return Resume.Again(conversation, scene);
        return meaning.Has(Command.ChangeLanguage) && meaning.LanguageAsked is null ? Offer(conversation, scene) : null;
    }

    internal static bool Speaks(Scene scene, string language) =>
        scene.Content.In(language).Code == language || scene.Content.In(language).Code == language.Split('-')[0];

    static Turn Offer(Conversation conversation, Scene scene)
    {
        var codes = scene.Content.Tongues.Keys.Order(StringComparer.Ordinal).ToList();
        return new(
            conversation with { Question = new("language", Expected.Language, codes) },
            [Reply.Of("language").Asking(Expected.Language, [.. codes.Select(code => new Value.Text(scene.Content.In(code).Calendar.OwnName))])]);
    }

    static bool Says(Meaning meaning) =>
        meaning.Commands.Any(command => command is not (Command.ChangeLanguage or Command.Greeting)) ||
        meaning.Reasons.Count > 0 || meaning.When.Count > 0 || meaning.Zip is not null || meaning.Topic is not null ||
        meaning.NameIntroduced;
}
