using System.Globalization;
using BotApp.Infra.Scheduling;

namespace BotApp.Infra.Data;

/// <summary>Loads offices, ZIPs and the areas known, where the table is still empty.</summary>
internal static class Seeding
{
    public static async Task<bool> LoadAsync(Session session)
    {
        await LoadOnceAsync(session, "SELECT count(*) FROM (SELECT 1 FROM offices LIMIT 1) one", OfficesAsync);
        await LoadOnceAsync(session, "SELECT count(*) FROM (SELECT 1 FROM zips LIMIT 1) one", ZipsAsync);
        await LoadOnceAsync(session, "SELECT count(*) FROM (SELECT 1 FROM areas LIMIT 1) one", AreasAsync);
        return true;
    }

    private static async Task LoadOnceAsync(Session session, string any, Func<Session, Task> load)
    {
        if (await session.NumberAsync(any) == 0)
            await load(session);
    }

    private static Task OfficesAsync(Session session) => session.LoadAsync("offices",
        [
            "code", "name", "street", "city", "state", "zip", "lat", "lon", "zone", "opens", "closes", "officers", "weekdays",
        ],
        OfficeFile.Rows.Select(static object?[] (office) =>
        [
            office.Code, office.Name, office.Street, office.City, office.State, office.Zip, office.Lat, office.Lon,
            office.Zone, office.Opens, office.Closes, office.Officers, office.Weekdays,
        ]));

    private static Task ZipsAsync(Session session) => session.LoadAsync("zips",
        ["zip", "city", "state", "lat", "lon", "zone"],
        SeedFile.Read("zips.csv.gz").Select(static object?[] (fields) =>
            [fields[0], fields[1], fields[2], Degrees(fields[3]), Degrees(fields[4]), fields[5]]));

    private static Task AreasAsync(Session session) => session.LoadAsync("areas",
        ["zip", "office"], SeedFile.Read("areas.csv").Select(static object?[] (fields) => [fields[0], fields[1]]));

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
