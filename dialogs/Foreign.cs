using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>
/// Words in a language that has no folder: whether an interpreter is wanted for them, and which of ours their speaker may
/// read. Nothing is given to an interpreter that is understood without one, or that looks like a name.
/// </summary>
public static class Foreign
{
    /// <summary>The languages that are offered at once.</summary>
    const int Offered = 4;

    /// <summary>A name has no more words; a longer answer to "what is your name?" is something else.</summary>
    const int LongestName = 6;

    public static Wanted Needs(Conversation conversation, Input.Heard heard, Content content, DateTimeOffset now)
    {
        var text = Tokens.Clean(heard.Text);
        if (text.Count(char.IsLetter) < 2 || IsName(conversation, text))
            return Wanted.Nothing;
        var said = new Said(Tokens.Of(text), new Scene(content, now).Listening(conversation, heard.ReceivedAt), content.Vocabulary);
        if (LanguageAsked.Read(said) is not null)
            return Wanted.Nothing;
        if (conversation.Foreign is not null)
            return Wanted.Translation;
        var open = conversation.Goal is Goal.None || conversation.Misses > 0;
        return Scripts.Foreign(text) is not null || (open && said.Heard is null && IsUnknown(said))
            ? Wanted.Language : Wanted.Nothing;
    }

    /// <summary>A sentence that names those of ours that the speaker of a language is likely to read.</summary>
    public static Reply Offer(string key, string language, Content content) =>
        Reply.Of(key, ("languages", new Value.Many([.. Likely(language, "", content).Select(code => OwnName(code, content))])));

    internal static Value OwnName(string code, Content content) => new Value.Text(content.In(code).Calendar.OwnName);

    /// <summary>Those of ours that the speaker of a language, or else the writer of a text, is likely to read.</summary>
    internal static IReadOnlyList<string> Likely(string? language, string text, Content content)
    {
        var known = language is not null
            && (content.Likely.TryGetValue(language, out var named) || content.Likely.TryGetValue(language.Split('-')[0], out named))
            ? named : content.Likely.GetValueOrDefault(Scripts.Foreign(text) ?? Scripts.Latin, "en");
        return [.. known.Split(' ').Append("en").Distinct().Where(content.Tongues.ContainsKey).Take(Offered)];
    }

    static bool IsName(Conversation conversation, string text) =>
        conversation.Question.Expected == Expected.Name && !text.AsSpan().ContainsAny("?\u061F\u1367\u037E")
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= LongestName;

    /// <summary>More than half of its words are in none of our languages.</summary>
    static bool IsUnknown(Said said)
    {
        var (words, unknown) = (0, 0);
        for (var at = 0; at < said.Words.Count; at++)
            if (said.Words[at] is { Kind: TokenKind.Word, Length: > 1 })
                (words, unknown) = (words + 1, unknown + (said.WordLanguages[at] == 0 ? 1 : 0));
        return unknown > 0 && 2 * unknown > words && (words > 1 || said.Words[0].Length > 3);
    }
}

/// <summary>What an interpreter is wanted for: to say which language it is and translate, or only to translate.</summary>
public enum Wanted { Nothing, Language, Translation }
