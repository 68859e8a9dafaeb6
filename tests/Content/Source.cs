using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Content;

/// <summary>The project's own source, where the tests run beside it.</summary>
static partial class Source
{
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../.."));

    /// <summary>Every string literal of some folders, with the file that it stands in.</summary>
    public static IEnumerable<(string File, string Literal)> Literals(params IEnumerable<string> folders)
    {
        var files = folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
        foreach (var file in files)
            foreach (Match match in Quoted().Matches(File.ReadAllText(file)))
                yield return (Path.GetRelativePath(Root(), file), match.Groups[1].Value);
    }

    [GeneratedRegex("\"((?:[^\"\\\\\r\n]|\\\\.)*)\"")]
    private static partial Regex Quoted();
}
