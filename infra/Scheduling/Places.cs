using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Offices for a ZIP: the one whose area it is, with the nearest besides where the rules allow; the nearest where it is not
/// known whose area it is.
/// </summary>
internal static class Places
{
    private const int Most = 3;
    private const double EarthMiles = 3958.8;

    public static async Task<Input> FindAsync(Occasion occasion, Effect.FindOffices find)
    {
        if (IsMilitary(find.Zip))
            return new Input.ZipUnknown(find.Zip, Military: true);
        var all = OfficeTable.Sites(occasion.Session);
        var (from, serves) = await Locate(occasion.Session, find.Zip);
        if (from is null && serves is null)
            return new Input.ZipUnknown(find.Zip, Military: false);
        var sites = (await all)
            .Select(site => (site.Code, Area: site.Code == serves, Miles: Miles(from, site.Lat, site.Lon)))
            .OrderByDescending(site => site.Area).ThenBy(site => site.Miles)
            .Take(from is null || (serves is not null && !occasion.Rules.OfferNearest) ? 1 : Most);
        return new Input.OfficesFound(await DescribeAsync(occasion, [.. sites.Select(site => site.Code)], from, serves, find.People));
    }

    public static async Task<Input> FindByCodeAsync(Occasion occasion, Effect.FindOfficesByCode find)
    {
        var (from, serves) = find.Zip is { } zip ? await Locate(occasion.Session, zip) : default;
        return new Input.OfficesFound(await DescribeAsync(occasion, find.Codes, from, serves, find.People));
    }

    /// <summary>Those of the codes that there are, in their order.</summary>
    private static async Task<List<OfficeNear>> DescribeAsync(
        Occasion occasion, IReadOnlyList<string> codes, (double Lat, double Lon)? from, string? serves, int people)
    {
        var lengths = OfficeTable.Lengths(occasion.Session, codes);
        var offices = await Times.FirstFree(occasion, codes);
        var found = new List<OfficeNear>(codes.Count);
        foreach (var code in codes)
            if (offices.TryGetValue(code, out var one))
                found.Add(one.Office.Near() with
                {
                    Lengths = (await lengths).GetValueOrDefault(code),
                    Area = code == serves,
                    Miles = Miles(from, one.Office.Lat, one.Office.Lon) is { } known ? (int)Math.Round(known) : null,
                    FirstOpen = await Times.FirstOpenAsync(occasion, one.Office, people, one.Free),
                });
        return found;
    }

    /// <summary>Army, fleet and diplomatic post offices: Europe 090-098, the Americas 340, the Pacific 962-966.</summary>
    private static bool IsMilitary(string zip) =>
        zip.StartsWith("09", StringComparison.Ordinal) || zip.StartsWith("340", StringComparison.Ordinal)
        || (zip.StartsWith("96", StringComparison.Ordinal) && zip is [_, _, >= '2' and <= '6', ..]);

    private static Asked<((double Lat, double Lon)? From, string? Serves)> Locate(Session session, string zip) =>
        session.AskFirst<((double, double)?, string?)>(
            """
            SELECT z.lat, z.lon, a.office FROM (SELECT 1) one
            LEFT JOIN zips z ON z.zip = $1 LEFT JOIN areas a ON a.zip = $1
            """,
            static row => (
                row.IsDBNull(0) ? null : (row.GetDouble(0), row.GetDouble(1)), row.IsDBNull(2) ? null : row.GetString(2)),
            zip);

    private static double? Miles((double Lat, double Lon)? from, double toLat, double toLon)
    {
        if (from is not var (lat, lon))
            return null;
        var (a, b) = (double.DegreesToRadians(lat), double.DegreesToRadians(toLat));
        var across = double.DegreesToRadians(toLon - lon);
        var haversine = Square(Math.Sin((b - a) / 2)) + Math.Cos(a) * Math.Cos(b) * Square(Math.Sin(across / 2));
        return 2 * EarthMiles * Math.Asin(Math.Sqrt(haversine));
    }

    private static double Square(double number) => number * number;
}
