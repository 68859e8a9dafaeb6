using System.Diagnostics;
using System.Globalization;
using BotApp.Bot.Verbs;

namespace BotApp.Tests.Understanding;

/// <summary>
/// The language cases beside the repository, scored by their own scorer; the reached scores are floors.
/// </summary>
public class ScoreFacts
{
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["all|datetime|*"] = 88,
        ["all|number|*"] = 89,
        ["all|birthdate|*"] = 90,
        ["kind|datetime|ar"] = 86,
        ["kind|datetime|en"] = 85,
        ["kind|datetime|es"] = 86,
        ["kind|datetime|fr"] = 87,
        ["kind|datetime|ht"] = 90,
        ["kind|datetime|ko"] = 85,
        ["kind|datetime|pl"] = 88,
        ["kind|datetime|pt"] = 90,
        ["kind|datetime|ru"] = 88,
        ["kind|datetime|tl"] = 90,
        ["kind|datetime|vi"] = 86,
        ["kind|datetime|zh"] = 85,
    };

    [Fact]
    public void The_scores_that_were_reached_are_kept()
    {
        var scorer = Scorer();
        Assert.SkipUnless(scorer is not null, "The language cases are not here (../shared/cases/score.cjs).");
        Assert.SkipUnless(Node("--version") is not null, "There is no node here to run the scorer with.");
        var answers = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        using (var output = File.CreateText(answers))
            Assert.Equal(0, UnderstandVerb.Run(new StringReader(Node(scorer!, "--make")!), output, Hearing.Vocabulary));
        var table = Node(scorer!, answers);
        File.Delete(answers);
        Assert.NotNull(table);
        var scores = table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length > 5 && Floors.ContainsKey(cells[0]))
            .ToDictionary(cells => cells[0], cells =>
                double.Parse(cells[5].TrimEnd('%'), CultureInfo.InvariantCulture));
        Assert.All(Floors, floor => Assert.True(scores[floor.Key] >= floor.Value,
            $"{floor.Key}: {scores[floor.Key]}%"));
    }

    private static string? Scorer()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BotApp.sln")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "../shared/cases/score.cjs")) is var path
                    && File.Exists(path)
                    ? path : null;
        return null;
    }

    private static string? Node(params string[] arguments)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
            var output = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            return node.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
