using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using BotApp.Bot.Verbs;
using BotApp.Dialogs.Understanding;

namespace BotApp.Bench;

/// <summary>
/// How much is understood, by language and by class, of the cases that lie beside the repository, in the judgement of their own
/// scorer (node); written to scores.md beside this file.
/// </summary>
static class ScoresBench
{
    internal static int Run()
    {
        var scorer = Path.GetFullPath(Path.Combine(Folder(), "../../../shared/cases/score.cjs"));
        if (!File.Exists(scorer))
        {
            Console.WriteLine("scores: the cases are not here (../shared/cases), nothing was written");
            return 1;
        }
        var answers = Path.GetTempFileName() + ".jsonl";
        var (cases, vocabulary) = (Node(scorer, "--make"), Vocabulary.Load([]));
        var watch = Stopwatch.StartNew();
        using (var output = File.CreateText(answers))
            UnderstandVerb.Run(new StringReader(cases), output, vocabulary);
        var rate = cases.Count(static letter => letter == '\n') / watch.Elapsed.TotalSeconds;
        var table = Node(scorer, answers, "--wide");
        File.Delete(answers);
        File.WriteAllText(Path.Combine(Folder(), "scores.md"), Markdown(table));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"scores: tests/Bench/scores.md written; {rate:F0} utterances/s read from JSON, understood and written, first ones included"));
        return 0;
    }

    static string Markdown(string table)
    {
        var text = new StringBuilder("""
            # What is understood

            Written by `dotnet run -c Release --project tests/Bench -- scores`: the open half of the cases, judged by their own
            scorer. Strict: the same start, length and end. Lenient: the other half of the day where none was said, an overlapping
            part of the day. Asked: right in the second reading.


            """);
        var section = "";
        foreach (var cells in table.Split('\n').Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (cells is not [var name, var count, "strict", var strict, "lenient", var lenient, "or", "asked", "back", var asked])
                continue;
            if (name.Split('|') is not [var group, var what, var language])
                continue;
            if (section != group)
                text.Append(CultureInfo.InvariantCulture, $"{(section == "" ? "" : "\n")}## By {group}\n\n| of | language | cases | strict | lenient | or asked |\n|---|---|--:|--:|--:|--:|\n");
            section = group;
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {language} | {count} | {strict} | {lenient} | {asked} |\n");
        }
        return text.ToString();
    }

    static string Node(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException("The scorer failed.");
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
