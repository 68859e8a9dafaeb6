using System.Collections.Frozen;

namespace BotApp.Dialogs.Rendering;

/// <summary>A language as we speak it: sentences.json and calendar.json of its folder.</summary>
public sealed record Tongue(string Code, Calendar Calendar, FrozenDictionary<string, Template> Sentences)
{
    /// <summary>Microsoft's Web Chat in this language, by its own keys: where it does not speak it by itself.</summary>
    public IReadOnlyDictionary<string, string> WebChat { get; init; } = FrozenDictionary<string, string>.Empty;

    public static Tongue Load(string code)
    {
        var sentences = ContentJson.Read($"Content/{code}/sentences.json", ContentJson.Default.DictionaryStringString);
        return new(
            code, ContentJson.Read($"Content/{code}/calendar.json", ContentJson.Default.Calendar),
            sentences.ToFrozenDictionary(pair => pair.Key, pair => Template.Parse(pair.Value)))
        {
            WebChat = ContentJson.Has($"Content/{code}/webchat.json")
                ? ContentJson.Read($"Content/{code}/webchat.json", ContentJson.Default.DictionaryStringString)
                : FrozenDictionary<string, string>.Empty,
        };
    }

    /// <summary>The sentence for a medium, <c>key.sms</c>, or else the one for all, <c>key</c>.</summary>
    public Template Sentence(string key, Medium medium) =>
        Sentences.TryGetValue(medium == Medium.Sms ? key + ".sms" : key, out var sentence) ? sentence : Sentences[key];

    public bool Knows(string key) => Sentences.ContainsKey(key);
}

/// <summary>Where it is said: what may be shown and how long it may be differ.</summary>
public enum Medium { Sms, Voice, Chat }
