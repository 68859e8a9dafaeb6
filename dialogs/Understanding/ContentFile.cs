namespace BotApp.Dialogs.Understanding;

/// <summary>
/// A word list of a language folder: <c>sense: word, other word</c> on a line, <c>#</c> before a remark. A line that
/// begins with a space goes on with the sense above it.
/// </summary>
internal static class ContentFile
{
    /// <exception cref="FormatException">A line without a colon; the message names file and line.</exception>
    public static IEnumerable<(string Sense, string Phrase)> Entries(string? language, string file)
    {
        var sense = "";
        var number = 0;
        foreach (var raw in Lines(language, file))
        {
            number++;
            var line = raw.Split('#')[0];
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':');
                if (colon < 0)
                    throw new FormatException($"{language}/{file}, line {number}: a sense, a colon, words.");
                sense = line[..colon].Trim();
                line = line[(colon + 1)..];
            }
            foreach (var phrase in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return (sense, phrase);
        }
    }

    /// <summary>The languages that have a folder.</summary>
    public static IEnumerable<string> Languages() => typeof(ContentFile).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith("/time.txt", StringComparison.Ordinal)).Select(name => name.Split('/')[1]);

    /// <summary>The lines of a file of a language folder, or of Content itself; none where there is no such file.</summary>
    public static IEnumerable<string> Lines(string? language, string file)
    {
        var path = language is null ? $"Content/{file}" : $"Content/{language}/{file}";
        using var stream = typeof(ContentFile).Assembly.GetManifestResourceStream(path);
        if (stream is null)
            yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
