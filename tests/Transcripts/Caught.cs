using System.Globalization;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Transcripts;

/// <summary>Holds what was said against the lines of a transcript, and keeps the words that they catch by name.</summary>
sealed partial class Caught
{
    readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    /// <summary>Every line of what was said must be as its line of the transcript says, and there must be no others.</summary>
    public bool Fit(IReadOnlyList<string> expected, IReadOnlyList<string> said) =>
        expected.Count == said.Count && expected.Zip(said).All(pair => Fits(pair.First, pair.Second));

    /// <summary>What a person writes, with the caught words put in.</summary>
    public string Write(string line) => Hole().Replace(line, hole => hole.Groups[2].Success
            ? string.Concat(Enumerable.Repeat(hole.Groups[2].Value, int.Parse(hole.Groups[1].Value, CultureInfo.InvariantCulture)))
            : words[hole.Groups[3].Value])
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal);

    bool Fits(string expected, string said)
    {
        var match = Regex.Match(said.TrimEnd(), $@"\A{Hole().Replace(Regex.Escape(expected.TrimEnd()).Replace(@"\{", "{", StringComparison.Ordinal).Replace(@"\.\.\.", ".*", StringComparison.Ordinal), Catch)}\z");
        foreach (Group group in match.Groups)
            if (match.Success && !char.IsDigit(group.Name[0]))
                words[group.Name] = group.Value;
        return match.Success;
    }

    string Catch(Match hole) =>
        words.TryGetValue(hole.Groups[3].Value, out var word) ? Regex.Escape(word) : $"(?<{hole.Groups[3].Value}>[A-Za-z0-9-]+)";

    [GeneratedRegex(@"\{(?:(\d+) x ([^}]+)|([a-z]+))\}")]
    private static partial Regex Hole();
}
