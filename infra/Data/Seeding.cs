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

    private static async Task OfficesAsync(Session session)
    {
        foreach (var office in OfficeFile.Rows)
            await session.ExecuteAsync(
                """
                INSERT INTO offices (code, name, street, city, state, zip, lat, lon, zone, opens, closes, officers, weekdays)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                office.Code, office.Name, office.Street, office.City, office.State, office.Zip, office.Lat, office.Lon,
                office.Zone, office.Opens, office.Closes, office.Officers, office.Weekdays);
    }

    private static async Task ZipsAsync(Session session)
    {
        foreach (var fields in SeedFile.Read("zips.csv.gz"))
            await session.ExecuteAsync(
                "INSERT INTO zips (zip, city, state, lat, lon, zone) VALUES ($1, $2, $3, $4, $5, $6)",
                fields[0], fields[1], fields[2], Degrees(fields[3]), Degrees(fields[4]), fields[5]);
    }

    private static async Task AreasAsync(Session session)
    {
        foreach (var fields in SeedFile.Read("areas.csv"))
            await session.ExecuteAsync("INSERT INTO areas (zip, office) VALUES ($1, $2)", fields[0], fields[1]);
    }

    private static double Degrees(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
