using System.Text;
using BotApp.Bot.Calls;
using BotApp.Channels.Voice;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;
using Shown = BotApp.Dialogs.Content;

namespace BotApp.Tests.Voice;

public sealed class PromptTests : IDisposable
{
    static readonly Shown All = Shown.Load([]);
    static readonly Tongue Creole = All.Tongues["ht"];

    readonly string folder = Directory.CreateTempSubdirectory("botapp-recordings-").FullName;

    [Fact]
    public void Every_recording_has_a_name_of_its_own_that_a_file_can_have()
    {
        var prompts = PromptList.Of(Creole, 2027, OfficeFile.Places.Select(office => new Prompt($"office-{office.Code}", office.Name)));
        Assert.Equal(prompts.Count, prompts.Select(prompt => prompt.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(prompts, prompt => Assert.Matches(@"\A[A-Za-z0-9.-]+\z", prompt.Name));
        Assert.All(prompts, prompt => Assert.True(prompt.Text.Any(char.IsLetterOrDigit) && prompt.Text == PromptList.Tidy(prompt.Text)));
        Assert.InRange(prompts.Count, 500, 1500);
    }

    [Fact]
    public async Task A_person_s_recording_is_played_and_not_a_machine_s()
    {
        Directory.CreateDirectory(Path.Combine(folder, "ht"));
        var mine = Path.Combine(folder, "ht", "call.slower.wav");
        await File.WriteAllTextAsync(mine, "RIFF", TestContext.Current.CancellationToken);
        var prompts = Prompts("");
        var address = prompts.AddressOf("ht", "Dakò, pi dousman.");
        Assert.Equal(mine, await FileAsync(prompts, address!));
        Assert.Null(prompts.AddressOf("ht", "Orevwa. Rele nou nenpòt lè."));
        Assert.Null(prompts.AddressOf("ht", "Nobody says this."));
        Assert.Null(await prompts.FileAsync("ht", "../../etc/passwd", TestContext.Current.CancellationToken));
        Assert.Null(await prompts.FileAsync("xx", "0", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_recordings_espeak_makes_them_once()
    {
        using var espeak = new Espeak(Settings("espeak-ng"));
        Assert.SkipUnless(espeak.IsThere, "espeak-ng is not installed.");
        var prompts = Prompts("espeak-ng");
        var file = await FileAsync(prompts, prompts.AddressOf("ht", "Orevwa. Rele nou nenpòt lè.")!);
        var bytes = await File.ReadAllBytesAsync(file!, TestContext.Current.CancellationToken);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.True(bytes.Length > 20_000, $"{bytes.Length} bytes are no sentence.");
        var made = File.GetLastWriteTimeUtc(file!);
        Assert.Equal(file, await FileAsync(prompts, prompts.AddressOf("ht", "Orevwa. Rele nou nenpòt lè.")!));
        Assert.Equal(made, File.GetLastWriteTimeUtc(file!));
    }

    [Fact]
    public void Where_there_is_neither_nothing_pretends_to_be_recorded()
    {
        Assert.False(Prompts("").Speaks(Creole));
        Assert.False(Prompts("").Speaks(All.Tongues["tl"]));
    }

    static Task<string?> FileAsync(Prompts prompts, string address) =>
        prompts.FileAsync("ht", Path.GetFileNameWithoutExtension(address), TestContext.Current.CancellationToken);

    Prompts Prompts(string espeak) => new(All, Settings(espeak), new(Settings(espeak)), TimeProvider.System);

    IOptions<VoiceOptions> Settings(string espeak) =>
        Options.Create(new VoiceOptions { Recordings = folder, Espeak = espeak });

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
