using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using BotApp.Channels.Voice;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Calls;

/// <summary>
/// The recorded prompts of languages that no voice speaks: a person's recordings where they are there, else those that
/// espeak-ng makes, kept by what they say. Without either, the voice of the language's voice.json reads it.
/// </summary>
internal sealed class Prompts(Content content, IOptions<VoiceOptions> options, Espeak espeak, TimeProvider time)
{
    readonly ConcurrentDictionary<string, FrozenDictionary<string, Prompt>> byAddress = new();

    /// <summary>Prompts are to speak this language, and there are any.</summary>
    public bool Speaks(Tongue tongue) =>
        (tongue.Speaker.Recorded || options.Value.RecordedLanguages.Contains(tongue.Code))
        && (espeak.Speaks(tongue) || Directory.Exists(Folder(tongue.Code)));

    /// <returns>Where the recording of these words is fetched; null where there is none.</returns>
    public string? AddressOf(string language, string words)
    {
        var name = NameOf(PromptList.Tidy(words));
        return ListOf(language).TryGetValue(name, out var prompt) && (Recorded(language, prompt) is not null || espeak.Speaks(content.In(language)))
            ? $"/voice/prompts/{language}/{name}.wav"
            : null;
    }

    /// <returns>The file; null where no prompt has this address.</returns>
    public async Task<string?> FileAsync(string language, string name, CancellationToken cancellation)
    {
        if (!content.Tongues.TryGetValue(language, out var tongue) || !ListOf(language).TryGetValue(name, out var prompt))
            return null;
        return Recorded(language, prompt)
            ?? (espeak.Speaks(tongue) ? await espeak.MakeAsync(tongue, prompt.Text, cancellation) : null);
    }

    public IReadOnlyCollection<Prompt> All(string language) => ListOf(language).Values;

    /// <summary>A person's recording, by the name that the list gives it.</summary>
    string? Recorded(string language, Prompt prompt) =>
        Path.Combine(Folder(language), prompt.Name + ".wav") is var file && File.Exists(file) ? file : null;

    string Folder(string language) => Path.Combine(Path.GetFullPath(options.Value.Recordings), language);

    FrozenDictionary<string, Prompt> ListOf(string language) => byAddress.GetOrAdd(language, code => PromptList
        .Of(content.In(code), time.GetUtcNow().Year, OfficeFile.Places.SelectMany(Place))
        .ToFrozenDictionary(prompt => NameOf(prompt.Text)));

    static IEnumerable<Prompt> Place((string Code, string Name, string Address) office) =>
        [new($"office-{office.Code}", office.Name), new($"address-{office.Code}", office.Address)];

    internal static string NameOf(string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 12));
}
