using System.Text.RegularExpressions;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// The agency's list of ZIPs with the field office that serves each. Columns are found by their headings, in any order;
/// those that are not named here do not matter. Rows that are retired do not count.
/// </summary>
internal sealed partial class AreaList
{
    private const string Zip = "ZipCode", Retired = "IsRetired", Office = "FieldOfficeDesignation", OfficeZip = "FieldOfficeZipCode";
    private static readonly string[] Needed = [Zip, Retired, Office, OfficeZip];

    private const int MostComplaints = 20;
    private const int ProgressEvery = 10_000;

    private readonly Dictionary<string, (string Office, int Line)> areas = [];
    private readonly SortedDictionary<string, string> officeZips = new(StringComparer.Ordinal);
    private readonly List<string> complaints = [];
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<string> headings = [];
    private int wrong;

    public int Rows { get; private set; }
    public int RetiredRows { get; private set; }
    public int RepeatedRows { get; private set; }

    /// <summary>Code of the office by ZIP.</summary>
    public IEnumerable<(string Zip, string Office)> Areas => areas.Select(area => (area.Key, area.Value.Office));

    /// <summary>Each office's own ZIP as the list has it, its leading zeros put back.</summary>
    public IReadOnlyDictionary<string, string> OfficeZips => officeZips;

    /// <exception cref="InvalidDataException">A line each for what is wrong, with line and column; nothing of it counts then.</exception>
    public static AreaList Read(TextReader text, Action<string>? progress = null)
    {
        var list = new AreaList();
        foreach (var row in new Csv(text).Rows())
            if (list.headings.Count == 0)
                list.ReadHeadings(row.Fields);
            else
                list.ReadRow(row, progress);
        if (list.Rows == 0 && list.wrong == 0)
            list.Complain(list.headings.Count == 0 ? "The file is empty." : "The file has headings and no rows.");
        return list.wrong == 0 ? list : throw new InvalidDataException(list.AllComplaints());
    }

    private void ReadHeadings(IReadOnlyList<string> fields)
    {
        headings = fields;
        for (var i = 0; i < fields.Count; i++)
            if (!columns.TryAdd(fields[i].Trim(), i) && Needed.Contains(fields[i].Trim(), StringComparer.OrdinalIgnoreCase))
                throw new InvalidDataException($"line 1, column {fields[i].Trim()}: it is there twice.");
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new InvalidDataException($"line 1, column {missing}: it is missing.");
    }

    private void ReadRow(CsvRow row, Action<string>? progress)
    {
        if (++Rows % ProgressEvery == 0)
            progress?.Invoke($"{Rows} rows read");
        if (row.Fields.Count != headings.Count)
        {
            var column = headings[Math.Min(row.Fields.Count, headings.Count - 1)];
            Complain($"line {row.Line}, column {column}: the row has {row.Fields.Count} fields and should have {headings.Count}.");
        }
        else if (Values(row) is var (zip, office, officeZip))
            Add(row.Line, zip, office, officeZip);
    }

    /// <returns>Null where the row is retired or wrong.</returns>
    private (string Zip, string Office, string OfficeZip)? Values(CsvRow row)
    {
        if (Field(row, Zip, FiveDigits(), "is no ZIP of five digits") is not { } zip
            || Field(row, Retired, TrueOrFalse(), "is neither TRUE nor FALSE") is not { } retired)
            return null;
        if (retired.Equals("TRUE", StringComparison.OrdinalIgnoreCase))
        {
            RetiredRows++;
            return null;
        }
        return Field(row, Office, ThreeLetters(), "is no code of three letters") is { } office
            && Field(row, OfficeZip, UpToFiveDigits(), "is no ZIP") is { } officeZip
            ? (zip, office.ToUpperInvariant(), officeZip.PadLeft(5, '0')) : null;
    }

    private string? Field(CsvRow row, string column, Regex form, string wrong)
    {
        var value = row.Fields[columns[column]].Trim();
        if (form.IsMatch(value))
            return value;
        Complain($"line {row.Line}, column {column}: \"{(value.Length > 20 ? value[..20] + "..." : value)}\" {wrong}.");
        return null;
    }

    private void Add(int line, string zip, string office, string officeZip)
    {
        officeZips.TryAdd(office, officeZip);
        if (areas.TryAdd(zip, (office, line)))
            return;
        var (before, there) = areas[zip];
        if (before == office)
            RepeatedRows++;
        else
            Complain($"line {line}, column {Office}: {zip} goes to {office} here and to {before} in line {there}.");
    }

    private void Complain(string complaint)
    {
        if (wrong++ < MostComplaints)
            complaints.Add(complaint);
    }

    private string AllComplaints() => string.Join('\n',
        wrong > MostComplaints ? [.. complaints, $"and {wrong - MostComplaints} more."] : complaints);

    [GeneratedRegex(@"\A[0-9]{5}\z")]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"\A[0-9]{1,5}\z")]
    private static partial Regex UpToFiveDigits();

    [GeneratedRegex(@"\A[A-Za-z]{3}\z")]
    private static partial Regex ThreeLetters();

    [GeneratedRegex(@"\A(true|false)\z", RegexOptions.IgnoreCase)]
    private static partial Regex TrueOrFalse();
}
