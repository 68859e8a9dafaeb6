using System.Diagnostics;
using System.Text;

namespace BotApp.Tests.Fakes;

/// <summary>
/// The real counterparts of tests/package.json. Where nobody ran <c>npm ci</c> in tests/, their tests skip.
/// </summary>
internal static class NodePackages
{
    public static string Tests { get; } = Path.Combine(Root(), "tests");

    public static string Specification { get; } =
        Path.Combine(Tests, "node_modules/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json");

    /// <summary>Skips the test where one of these packages, or Node itself, is not there.</summary>
    public static void SkipUnlessInstalled(params string[] packages)
    {
        Assert.SkipUnless(HasNode, "Node is not there: apt-get install nodejs brings it.");
        foreach (var package in packages)
            Assert.SkipUnless(
                File.Exists(Path.Combine(Tests, "node_modules", package, "package.json")),
                $"The npm package {package} is not there: run 'npm ci' in tests/ first.");
    }

    static bool HasNode { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Runs a script of tests/ on lines of input to its end.</summary>
    public static Task<string[]> RunAsync(string script, IEnumerable<string> lines, CancellationToken cancellation) =>
        RunAsync([script], lines, cancellation);

    public static async Task<string[]> RunAsync(
        string[] arguments, IEnumerable<string> lines, CancellationToken cancellation)
    {
        using var node = Start(arguments);
        var answers = node.StandardOutput.ReadToEndAsync(cancellation);
        foreach (var line in lines)
            await node.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        node.StandardInput.Close();
        var output = await answers;
        await node.WaitForExitAsync(cancellation);
        Assert.Equal(0, node.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        return Process.Start(start)!;
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BotApp.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("BotApp.sln is in no folder above.");
        return folder.FullName;
    }
}
