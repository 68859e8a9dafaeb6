using BotApp.Bot.Calls;
using BotApp.Dialogs;

namespace BotApp.Bot.Verbs;

/// <summary>
/// What a person has to read out where no voice speaks a language: a name and its words a line. With <c>--out</c> also
/// recordings for a demonstration, by espeak-ng.
/// </summary>
internal static class PromptsVerb
{
    public static Verb Verb { get; } = new(
        "prompts", "prompts [--lang ht] [--out FOLDER]", "the list of recordings for the phone, or the recordings",
        new HashSet<string> { "lang", "out" }, RunAsync);

    static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> flags)
    {
        var (prompts, espeak, content) = (
            app.Services.GetRequiredService<Prompts>(), app.Services.GetRequiredService<Espeak>(),
            app.Services.GetRequiredService<Content>());
        var language = flags.GetValueOrDefault("lang", "ht");
        if (!content.Tongues.TryGetValue(language, out var tongue))
            return await RefuseAsync($"--lang must be one of {string.Join(", ", content.Tongues.Keys.Order())}.");
        var folder = flags.GetValueOrDefault("out");
        if (folder is not null && !espeak.Speaks(tongue))
            return await RefuseAsync($"--out needs espeak-ng and a voice of it for {language}.");
        foreach (var prompt in prompts.All(language).OrderBy(prompt => prompt.Name, StringComparer.Ordinal))
        {
            Console.WriteLine($"{prompt.Name}\t{prompt.Text}");
            if (folder is not null)
                Keep(await espeak.MakeAsync(tongue, prompt.Text, default), folder, language, prompt.Name);
        }
        return 0;
    }

    static void Keep(string made, string folder, string language, string name)
    {
        var file = Path.Combine(folder, language, name + ".wav");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // What a person has recorded stays.
        if (!File.Exists(file))
            File.Copy(made, file);
    }

    static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }
}
