using System.Collections.Frozen;

namespace BotApp.Dialogs.Rendering;

/// <summary>A language as we speak it: sentences.json and spoken.json, calendar.json and voice.json of its folder.</summary>
public sealed record Tongue(string Code, Calendar Calendar, FrozenDictionary<string, Template> Sentences, Speaker Speaker)
{
    /// <summary>Microsoft's Web Chat in this language, by its own keys: where it does not speak it by itself.</summary>
    public IReadOnlyDictionary<string, string> WebChat { get; init; } = FrozenDictionary<string, string>.Empty;

    public static Tongue Load(string code)
    {
        var written = ContentJson.Read($"Content/{code}/sentences.json", ContentJson.Default.DictionaryStringString);
        var spoken = ContentJson.Read($"Content/{code}/spoken.json", ContentJson.Default.DictionaryStringString);
        return new(
            code, ContentJson.Read($"Content/{code}/calendar.json", ContentJson.Default.Calendar),
            written.Concat(spoken).ToFrozenDictionary(pair => pair.Key, pair => Template.Parse(pair.Value)),
            ContentJson.Read($"Content/{code}/voice.json", ContentJson.Default.Speaker))
        {
            WebChat = ContentJson.Has($"Content/{code}/webchat.json")
                ? ContentJson.Read($"Content/{code}/webchat.json", ContentJson.Default.DictionaryStringString)
                : FrozenDictionary<string, string>.Empty,
        };
    }

    /// <summary>The sentence for a medium, <c>key.sms</c> or <c>key.voice</c>, or else the one for all, <c>key</c>.</summary>
    public Template Sentence(string key, Medium medium) =>
        Sentences.TryGetValue(key + Suffix(medium), out var sentence) ? sentence : Sentences[key];

    static string Suffix(Medium medium) => medium switch
    {
        Medium.Sms => ".sms",
        Medium.Voice => ".voice",
        _ => "",
    };

    public bool Knows(string key) => Sentences.ContainsKey(key);
}

/// <summary>Where it is said: what may be shown and how long it may be differ.</summary>
public enum Medium { Sms, Voice, Chat }
