using System.Globalization;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Verbs;

/// <summary><c>offices import</c>: which office serves which ZIP, from the agency's list.</summary>
internal static class OfficesVerb
{
    public static Verb Verb { get; } = new(
        "offices import", "offices import FILE.csv [--dry-run]", "takes over the agency's list of ZIPs and their offices",
        new HashSet<string>(), RunAsync)
    {
        Operands = ["file"],
        Switches = new HashSet<string> { "dry-run" },
    };

    static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> flags)
    {
        var (path, dryRun) = (flags["file"], flags.ContainsKey("dry-run"));
        using var file = Open(path);
        await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
        try
        {
            var import = app.Services.GetRequiredService<AreaImport>();
            var done = await import.RunAsync(file, dryRun, Console.Error.WriteLine);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {Summary(done)}"));
            Console.WriteLine(dryRun ? "A dry run: nothing was changed." : "Imported.");
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: nothing was imported.\n{wrong.Message}", wrong);
        }
    }

    /// <summary>Only columns of plain letters and digits are read, so bytes that are no UTF-8 do no harm.</summary>
    static StreamReader Open(string path)
    {
        try
        {
            return new(path, new FileStreamOptions { Options = FileOptions.SequentialScan });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    static string Summary(AreasImported done)
    {
        List<string> lines =
        [
            $"{done.Rows} rows",
            $"  ignored      {done.Retired} retired, {done.Repeated} repeated",
            $"  areas        {done.Areas} ZIPs: {done.Added} new, {done.Changed} changed, {done.Removed} no longer listed",
            .. done.Unknown.Select(of => $"  not known    office {of.Office}: its {of.Zips} ZIPs keep the nearest offices"),
            .. done.Elsewhere.Select(of =>
                $"  has moved?   office {of.Office}: its own ZIP is {of.Listed} in the list, {of.Known} here"),
        ];
        return string.Join('\n', lines);
    }
}
