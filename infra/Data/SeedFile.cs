using System.IO.Compression;
using System.Text;

namespace BotApp.Infra.Data;

/// <summary>The data files that travel inside the assembly; Seed/SOURCES.md tells where they come from.</summary>
internal static class SeedFile
{
    /// <summary>The rows of a CSV file without its heading. Names that end in <c>.gz</c> are unpacked.</summary>
    public static IEnumerable<string[]> Read(string name)
    {
        using var resource = typeof(SeedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{name} is not in the assembly.");
        using var content = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(resource, CompressionMode.Decompress)
            : resource;
        using var reader = new StreamReader(content);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Contains('"') ? WithQuotes(line) : line.Split(',');
    }

    private static string[] WithQuotes(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(character);
        }
        return [.. fields, field.ToString()];
    }
}
