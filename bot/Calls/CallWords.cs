using BotApp.Channels;
using BotApp.Channels.Voice;
using BotApp.Dialogs;
using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Rendering;
using Speaker = BotApp.Channels.Voice.Speaker;

namespace BotApp.Bot.Calls;

/// <summary>Replies to a message for a call: the core's speech in the channel's words.</summary>
internal static class CallWords
{
    /// <param name="after">The conversation after the turn; null where none could be read.</param>
    public static Outbound Of(IReadOnlyList<Reply> replies, Conversation? after, string language, Content content)
    {
        var call = after?.Call;
        var speech = Speech.Of(replies, content, language, call?.Page ?? 0);
        var firm = Sayings(speech.Firm);
        var open = Sayings(speech.Open);
        var spoken = new Spoken(
            firm, open, speech.Choices.Count, [.. speech.Choices, .. Hints(language, content)],
            Slow: after is { Slow: true } or { Call.Slowly: true }, KeysOnly: call is { KeysOnly: true },
            Next(call), after?.Id);
        return new(Text([.. firm, .. open]), speech.Choices, language, Media.Name(speech.Expected)) { Spoken = spoken };
    }

    /// <summary>What one language needs to be spoken.</summary>
    public static Speaker Speaker(Tongue tongue, Prompts prompts)
    {
        var speaker = tongue.Speaker;
        return new(
            speaker.Voice, speaker.Language, speaker.Hears, letter => speaker.Spell(letter),
            prompts.Speaks(tongue) ? words => prompts.AddressOf(tongue.Code, words) : null);
    }

    static IReadOnlyList<Saying> Sayings(IReadOnlyList<Utterance> utterances) =>
        [.. utterances.Select(utterance => new Saying(utterance.Language, [.. utterance.Sounds.Select(Part)]))];

    static Part Part(Sound sound) => new(sound.Text, (Channels.Voice.Spelled)sound.Spelled);

    static string[] Hints(string language, Content content) =>
        Renderer.Render([Reply.Of("call.hints")], content.In(language), Medium.Voice).Text
            .Split([',', '，', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static Next Next(Call? call) => call?.Then switch
    {
        Then.Connect => Channels.Voice.Next.Connect,
        Then.HangUp => Channels.Voice.Next.HangUp,
        _ => Channels.Voice.Next.Listen,
    };

    static string Text(IReadOnlyList<Saying> said) =>
        string.Join('\n', said.Select(saying => string.Concat(saying.Parts.Select(part => part.Text))));
}
