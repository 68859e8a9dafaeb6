using System.Globalization;

namespace BotApp.Bench.Postgres;

/// <summary>
/// Processor time, which other work on the machine does not change as it changes rates: what a turn costs the program and
/// what it costs the database's server.
/// </summary>
static class Cpu
{
    /// <summary>Milliseconds spent by a process and all that it started, those that have ended too.</summary>
    internal static double Of(int process) => Ticks(process) * 10.0;

    static double Ticks(int process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ');
            // Of its own in user and in system mode, and the same of its children whose end it has seen (proc(5), 14 to 17).
            var own = fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture));
            return own + Children(process).Sum(Ticks);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static IEnumerable<int> Children(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));
}
