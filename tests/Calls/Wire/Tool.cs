using System.Diagnostics;
using System.Text;

namespace BotApp.Tests.Calls.Wire;

/// <summary>
/// Debian's programs that a real call needs: baresip is the caller's phone, flite and espeak-ng speak, pocketsphinx hears.
/// </summary>
static class Tool
{
    static readonly string[] Needed = ["baresip", "flite", "espeak-ng", "pocketsphinx_continuous"];

    public static void SkipUnlessInstalled()
    {
        var missing = Needed.Where(name => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(path => File.Exists(Path.Combine(path, name)))).ToList();
        Assert.SkipUnless(missing.Count == 0, $"Not installed: {string.Join(", ", missing)}.");
        Assert.SkipUnless(
            Directory.Exists("/usr/share/pocketsphinx/model/en-us/en-us"), "The package pocketsphinx-en-us is not installed.");
    }

    /// <summary>English that its own recogniser understands is flite's; other languages are espeak-ng's.</summary>
    /// <param name="voice">One of flite's.</param>
    /// <param name="slower">How much longer it takes than usual.</param>
    public static async Task<short[]> SpeakAsync(
        string words, string language, string voice, double slower, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.wav");
        var stretch = FormattableString.Invariant($"duration_stretch={slower}");
        if (language.StartsWith("en", StringComparison.Ordinal))
            await RunAsync("flite", ["-voice", voice, "--setf", stretch, "-t", words, "-o", file], cancellation);
        else
            await RunAsync("espeak-ng", ["-v", language.Split('-')[0], "-w", file, words], cancellation);
        var samples = Sound.Read(await File.ReadAllBytesAsync(file, cancellation));
        File.Delete(file);
        return samples;
    }

    /// <summary>What pocketsphinx makes of it with all the words of its dictionary, none of them told beforehand.</summary>
    public static async Task<string> HearAsync(IEnumerable<short> samples, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.wav");
        short[] padded = [.. Sound.Silence(0.3), .. samples, .. Sound.Silence(0.3)];
        await Sound.WriteAsync(file, Sound.Widened(padded), Sound.Wide, cancellation);
        var heard = await RunAsync("pocketsphinx_continuous", ["-infile", file, "-logfn", "/dev/null"], cancellation);
        File.Delete(file);
        return string.Join(' ', heard.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
