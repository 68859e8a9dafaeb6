using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace BotApp.Bench;

/// <summary>
/// The Bot Framework's own SDK for Node as the core's yardstick: a booking of the same length as text prompts, which understand
/// nothing, and with its date prompts where a date is said. Needs <c>npm ci --ignore-scripts --prefix tests/Bench/Yardsticks</c>.
/// </summary>
static class BotBuilder
{
    internal static void Compare(double ours, IEnumerable<string> booking, TimeSpan length)
    {
        if (!Directory.Exists(Path.Combine(Folder(), "node_modules", "botbuilder")))
        {
            Console.WriteLine("  yardstick not run: npm ci --ignore-scripts --prefix tests/Bench/Yardsticks brings it");
            return;
        }
        foreach (var (prompts, says) in new[] { ("text", "text prompts only"), ("dates", "date prompts where a date is said") })
        {
            var rate = Run(prompts, booking, length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  yardstick, Bot Framework SDK for Node, {says}: {rate:F0} turns/s; ours is {ours / rate:F1} times that"));
        }
    }

    static double Run(string prompts, IEnumerable<string> booking, TimeSpan length)
    {
        var start = new ProcessStartInfo("node", ["botbuilder.cjs", length.TotalSeconds.ToString(CultureInfo.InvariantCulture), prompts])
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        foreach (var text in booking)
            node.StandardInput.WriteLine(text);
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Yardsticks");
}
