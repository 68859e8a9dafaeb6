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
        var (from, serves) = await LocateAsync(occasion.Session, find.Zip);
        if (from is null && serves is null)
            return new Input.ZipUnknown(find.Zip, Military: false);
        var sites = (await OfficeTable.SitesAsync(occasion.Session))
            .Select(site => (site.Code, Area: site.Code == serves, Miles: Miles(from, site.Lat, site.Lon)))
            .OrderByDescending(site => site.Area).ThenBy(site => site.Miles)
            .Take(from is null || (serves is not null && !occasion.Rules.OfferNearest) ? 1 : Most);
        var found = new List<OfficeNear>(Most);
        foreach (var (code, area, miles) in sites)
            found.Add(await DescribeAsync(
                occasion, (await OfficeTable.OneAsync(occasion.Session, code))!, area, miles, find.People));
        return new Input.OfficesFound(found);
    }

    public static async Task<Input> FindByCodeAsync(Occasion occasion, Effect.FindOfficesByCode find)
    {
        var (from, serves) = find.Zip is { } zip ? await LocateAsync(occasion.Session, zip) : default;
        var found = new List<OfficeNear>();
        foreach (var code in find.Codes)
            if (await OfficeTable.OneAsync(occasion.Session, code) is { } office)
                found.Add(await DescribeAsync(
                    occasion, office, code == serves, Miles(from, office.Lat, office.Lon), find.People));
        return new Input.OfficesFound(found);
    }

    private static async Task<OfficeNear> DescribeAsync(
        Occasion occasion, OfficeRow office, bool area, double? miles, int people) => office.Near() with
        {
            Area = area,
            Miles = miles is { } known ? (int)Math.Round(known) : null,
            FirstOpen = await Times.FirstOpenAsync(occasion, office, people),
        };

    /// <summary>Army, fleet and diplomatic post offices: Europe 090-098, the Americas 340, the Pacific 962-966.</summary>
    private static bool IsMilitary(string zip) =>
        zip.StartsWith("09", StringComparison.Ordinal) || zip.StartsWith("340", StringComparison.Ordinal)
        || (zip.StartsWith("96", StringComparison.Ordinal) && zip is [_, _, >= '2' and <= '6', ..]);

    private static async Task<((double Lat, double Lon)? From, string? Serves)> LocateAsync(Session session, string zip)
    {
        var from = await session.FirstAsync<(double, double)?>(
            "SELECT lat, lon FROM zips WHERE zip = $1", static row => (row.GetDouble(0), row.GetDouble(1)), zip);
        var serves = await session.FirstAsync(
            "SELECT office FROM areas WHERE zip = $1", static row => row.GetString(0), zip);
        return (from, serves);
    }

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
