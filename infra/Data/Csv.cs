using System.Text;

namespace BotApp.Infra.Data;

/// <summary>A row of a CSV file and the line of the file on which it begins, the heading being line 1.</summary>
internal readonly record struct CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// Comma-separated values as RFC 4180 has them: fields may stand in quotation marks, with commas, line breaks and doubled
/// quotation marks inside. Empty lines do not count.
/// </summary>
internal sealed class Csv(TextReader text)
{
    /// <summary>No honest row is longer; one quotation mark too many would swallow the rest of the file.</summary>
    private const int MostCharacters = 64 * 1024;

    private readonly StringBuilder field = new();
    private readonly List<string> fields = [];
    private int line = 1;

    /// <exception cref="InvalidDataException">Names the line where quotation marks are wrong.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        while (text.Peek() >= 0)
        {
            var begins = line;
            ReadRow();
            if (fields is not [""])
                yield return new(begins, [.. fields]);
        }
    }

    private void ReadRow()
    {
        fields.Clear();
        for (var (more, length) = (true, 0); more;)
        {
            field.Clear();
            more = text.Peek() == '"' ? ReadQuoted() : ReadPlain();
            fields.Add(field.ToString());
            if ((length += field.Length) > MostCharacters)
                throw Wrong(line, "is too long: is a quotation mark missing above?");
        }
    }

    /// <returns>True when another field follows in the row.</returns>
    private bool ReadPlain()
    {
        for (var next = text.Read(); ; next = text.Read())
        {
            if (next == '"')
                throw Wrong(line, $"has a quotation mark inside a field that does not begin with one (column {fields.Count + 1}).");
            if (Ends(next) is { } more)
                return more;
            field.Append((char)next);
        }
    }

    private bool ReadQuoted()
    {
        var begins = line;
        text.Read();
        for (var next = text.Read(); ; next = text.Read())
        {
            if (next < 0 || field.Length > MostCharacters)
                throw Wrong(begins, $"has a quotation mark that is never closed (column {fields.Count + 1}).");
            if (next == '"' && text.Peek() != '"')
                break;
            if (next == '"')
                text.Read();
            if (next == '\n')
                line++;
            field.Append((char)next);
        }
        return Ends(text.Read())
            ?? throw Wrong(line, $"goes on after a closing quotation mark (column {fields.Count + 1}).");
    }

    /// <returns>Null when the field goes on; else whether another follows in the row.</returns>
    private bool? Ends(int next)
    {
        if (next == '\r' && text.Peek() == '\n')
            next = text.Read();
        if (next is '\n' or '\r')
            line++;
        return next switch
        {
            ',' => true,
            '\n' or '\r' or < 0 => false,
            _ => null,
        };
    }

    private static InvalidDataException Wrong(int line, string what) => new($"line {line} {what}");
}
