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
        var (from, serves) = await LocateAsync(occasion.Session, find.Zip);
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
        var (from, serves) = find.Zip is { } zip ? await LocateAsync(occasion.Session, zip) : default;
        return new Input.OfficesFound(await DescribeAsync(occasion, find.Codes, from, serves, find.People));
    }

    /// <summary>Those of the codes that there are. All is asked before the first answer is waited for.</summary>
    private static async Task<List<OfficeNear>> DescribeAsync(
        Occasion occasion, IReadOnlyList<string> codes, (double Lat, double Lon)? from, string? serves, int people)
    {
        var asked = codes.Select(code => (
            Office: OfficeTable.One(occasion.Session, code), Lengths: OfficeTable.Lengths(occasion.Session, code), Free: Times.FirstFree(occasion, code))).ToList();
        var found = new List<OfficeNear>(codes.Count);
        foreach (var (asking, lengths, free) in asked)
            if (await asking is { } office)
                found.Add(office.Near() with
                {
                    Lengths = await lengths,
                    Area = office.Code == serves,
                    Miles = Miles(from, office.Lat, office.Lon) is { } known ? (int)Math.Round(known) : null,
                    FirstOpen = await Times.FirstOpenAsync(occasion, office, people, free),
                });
        return found;
    }

    /// <summary>Army, fleet and diplomatic post offices: Europe 090-098, the Americas 340, the Pacific 962-966.</summary>
    private static bool IsMilitary(string zip) =>
        zip.StartsWith("09", StringComparison.Ordinal) || zip.StartsWith("340", StringComparison.Ordinal)
        || (zip.StartsWith("96", StringComparison.Ordinal) && zip is [_, _, >= '2' and <= '6', ..]);

    private static async Task<((double Lat, double Lon)? From, string? Serves)> LocateAsync(Session session, string zip)
    {
        var from = session.AskFirst<(double, double)?>(
            "SELECT lat, lon FROM zips WHERE zip = $1", static row => (row.GetDouble(0), row.GetDouble(1)), zip);
        var serves = session.AskFirst(
            "SELECT office FROM areas WHERE zip = $1", static row => row.GetString(0), zip);
        return (await from, await serves);
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
