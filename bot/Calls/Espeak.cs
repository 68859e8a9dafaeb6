using System.Diagnostics;
using BotApp.Channels.Voice;
using BotApp.Dialogs.Rendering;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Calls;

/// <summary>
/// Recordings for a demonstration, made by the program espeak-ng when they are first asked for. Where the machine does
/// not have it, none are made.
/// </summary>
internal sealed class Espeak(IOptions<VoiceOptions> options) : IDisposable
{
    readonly Lazy<string?> program = new(() => Find(options.Value.Espeak));
    readonly string folder = Path.Combine(Path.GetTempPath(), "botapp-prompts");
    readonly SemaphoreSlim turn = new(2);

    public bool IsThere => program.Value is not null;

    public bool Speaks(Tongue tongue) => tongue.Speaker.Demo is not null && IsThere;

    /// <summary>The file with these words: the same words are made once.</summary>
    public async Task<string> MakeAsync(Tongue tongue, string words, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{tongue.Speaker.Demo}-{Prompts.NameOf(words)}.wav");
        if (File.Exists(file))
            return file;
        await turn.WaitAsync(cancellation);
        try
        {
            return await MakeAsync(tongue.Speaker.Demo!, words, file, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Half a file never has the name of a whole one, and does not stay.</summary>
    async Task<string> MakeAsync(string voice, string words, string file, CancellationToken cancellation)
    {
        var half = $"{file}.{Guid.NewGuid():N}";
        try
        {
            await RunAsync(voice, words, half, cancellation);
            File.Move(half, file, overwrite: true);
            return file;
        }
        finally
        {
            File.Delete(half);
        }
    }

    async Task RunAsync(string voice, string words, string file, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program.Value!, ["-v", voice, "-s", "140", "-b", "1", "-w", file, "--stdin"])
        {
            RedirectStandardInput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        using var gone = cancellation.Register(static program => ((Process)program!).Kill(), process);
        await process.StandardInput.WriteAsync(words.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new IOException($"{options.Value.Espeak} ended with {process.ExitCode}.");
    }

    static string? Find(string name) => name.Length == 0 ? null
        : Path.IsPathRooted(name) ? (File.Exists(name) ? name : null)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, name)).FirstOrDefault(File.Exists);
}
