using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotApp.Tests.Postgres;

namespace BotApp.Bench.Postgres;

/// <summary>
/// PostgreSQL's own pgbench, saying what conversations said: the same statements and values, prepared, in the same journeys,
/// with another person in place of each (<c>:n</c>, by chance from so many that none comes twice).
/// </summary>
sealed partial class PgBench
{
    readonly Server server;
    readonly string folder;
    readonly List<string> scripts = [];

    internal PgBench(Server server, string folder, IReadOnlyList<Recorded> recorded)
    {
        (this.server, this.folder) = (server, folder);
        foreach (var one in recorded)
        {
            scripts.Add(Path.Combine(folder, $"{one.Person}.sql"));
            File.WriteAllText(scripts[^1], Script(one));
        }
    }

    /// <summary>Every session prepares every statement of every script first: that does not count.</summary>
    internal async Task<(int Count, List<double> Times)> RunAsync(TimeSpan length, int clients)
    {
        var preparing = 3 + clients / 4;
        var start = new ProcessStartInfo(Server.PathOf("pgbench"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])
            ["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", "-n", "-M", "prepared", "-c", $"{clients}",
            "-j", "1", "-T", $"{preparing + (int)Math.Ceiling(length.TotalSeconds)}", "-l", "--log-prefix=times",
            .. scripts.SelectMany(script => (string[])["-f", script]), "bench"])
            start.ArgumentList.Add(argument);
        start.Environment["PGOPTIONS"] = "-c plan_cache_mode=force_generic_plan";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || (await errors).Contains("aborted", StringComparison.Ordinal))
            throw new InvalidOperationException($"pgbench: {await errors}");
        return Counted(length);
    }

    // A line: client, its transactions so far, microseconds, script, and when it ended in seconds and microseconds.
    (int Count, List<double> Times) Counted(TimeSpan length)
    {
        var ended = new List<(double At, double Took)>();
        foreach (var log in Directory.GetFiles(folder, "times*"))
        {
            ended.AddRange(File.ReadLines(log).Select(line => line.Split(' ').Select(
                    number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
                .Select(numbers => (numbers[4] + numbers[5] / 1e6, numbers[2] / 1000)));
            File.Delete(log);
        }
        var since = ended.Max(one => one.At) - length.TotalSeconds;
        List<double> times = [.. ended.Where(one => one.At > since).Select(one => one.Took)];
        return (times.Count, times);
    }

    static string Script(Recorded one)
    {
        var script = new StringBuilder("\\set n random(1, 1000000000000)\n");
        foreach (var journey in one.Journeys)
        {
            script.Append("\\startpipeline\n");
            foreach (var said in journey)
                script.Append(Spelled(said, one)).Append(";\n");
            script.Append("\\endpipeline\n");
        }
        return script.ToString();
    }

    static string Spelled(Said said, Recorded one) => Parameter().Replace(said.Sql.ReplaceLineEndings(" "), found =>
        Value(said.Values[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) - 1], one));

    static string Value(object? value, Recorded one) => value switch
    {
        null => "NULL",
        long number => $"{number.ToString(CultureInfo.InvariantCulture)}::bigint",
        string text => Of(text, one),
        _ => throw new InvalidOperationException(),
    };

    // Whatever tells one person from another has :n in its place.
    static string Of(string text, Recorded one)
    {
        foreach (var own in (string[])
            [one.Id, one.Number, Person.Phone(one.Person), Person.Name(one.Person),
            Person.Name(one.Person).ToLowerInvariant(), $"SM{one.Person:x16}"])
            text = text.Replace(own, $"\u0001{own[0]}\u0001", StringComparison.Ordinal);
        var parts = text.Split('\u0001').Select((part, i) => i % 2 == 1
            ? $"'{part}' || :n::text"
            : Quoted(part));
        return $"({string.Join(" || ", parts)})::text";
    }

    // A colon would be a variable of pgbench's.
    static string Quoted(string text)
    {
        foreach (var (written, escaped) in (IEnumerable<(string, string)>)
            [("\\", "\\\\"), ("'", "''"), ("\n", "\\n"), (":", "\\072")])
            text = text.Replace(written, escaped, StringComparison.Ordinal);
        return $"E'{text}'";
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
