using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>The offices as the database has them.</summary>
internal static class OfficeTable
{
    public const string Columns =
        """
        code, name, street, city, state, zip, lat, lon, zone, opens, closes, officers, weekdays, lead_minutes, window_days
        """;

    /// <summary>Where further columns begin in a row that begins with these.</summary>
    public const int Count = 15;

    public static Task<List<OfficeRow>> AllAsync(Session session) =>
        session.QueryAsync($"SELECT {Columns} FROM offices ORDER BY code", Read);

    /// <summary>Where each is: all that the search for the nearest needs.</summary>
    public static Asked<List<(string Code, double Lat, double Lon)>> Sites(Session session) => session.Ask(
        "SELECT code, lat, lon FROM offices ORDER BY code",
        static row => (row.GetString(0), row.GetDouble(1), row.GetDouble(2)));

    public static Task<OfficeRow?> OneAsync(Session session, string code) => One(session, code).AsTask();

    public static Asked<OfficeRow?> One(Session session, string code) =>
        session.AskFirst<OfficeRow?>($"SELECT {Columns} FROM offices WHERE code = $1", Read, code);

    /// <summary>Lengths of visits that are an office's own, of those of the offices that have any.</summary>
    public static Asked<Dictionary<string, IReadOnlyDictionary<string, int>>> Lengths(
        Session session, params IReadOnlyList<string> codes) => session.Ask(
            $"SELECT office, reason, minutes FROM visit_lengths WHERE office IN ({Places(codes, 1)})",
            static row => (Office: row.GetString(0), Reason: row.GetString(1), Minutes: row.GetInt32(2)),
            static own => own.GroupBy(length => length.Office).ToDictionary(
                office => office.Key,
                IReadOnlyDictionary<string, int> (office) => office.ToDictionary(length => length.Reason, length => length.Minutes)),
            [.. codes]);

    /// <summary>For a list of these codes in a statement, whose first is to be the parameter of that number.</summary>
    public static string Places(IReadOnlyList<string> codes, int first) =>
        codes.Count == 0 ? "NULL" : string.Join(", ", codes.Select((_, i) => $"${first + i}"));

    /// <summary>An office whose columns begin at a place: code, name, street, city, state, zip, zone, opens, closes.</summary>
    public static OfficeNear Near(DbDataReader row, int at) => new(
        row.GetString(at), row.GetString(at + 1),
        $"{row.GetString(at + 2)}, {row.GetString(at + 3)}, {row.GetString(at + 4)} {row.GetString(at + 5)}",
        row.GetString(at + 6),
        Opens: LocalTime.Clock(row.IsDBNull(at + 7) ? null : row.GetInt64(at + 7)),
        Closes: LocalTime.Clock(row.IsDBNull(at + 8) ? null : row.GetInt64(at + 8)));

    public static OfficeNear Near(this OfficeRow office) => new(
        office.Code, office.Name, $"{office.Street}, {office.City}, {office.State} {office.Zip}", office.Zone,
        Opens: LocalTime.Clock(office.Opens), Closes: LocalTime.Clock(office.Closes));

    public static OfficeRow Read(DbDataReader row) => new()
    {
        Code = row.GetString(0),
        Name = row.GetString(1),
        Street = row.GetString(2),
        City = row.GetString(3),
        State = row.GetString(4),
        Zip = row.GetString(5),
        Lat = row.GetDouble(6),
        Lon = row.GetDouble(7),
        Zone = row.GetString(8),
        Opens = row.IsDBNull(9) ? null : row.GetInt64(9),
        Closes = row.IsDBNull(10) ? null : row.GetInt64(10),
        Officers = row.GetInt64(11),
        Weekdays = row.GetString(12),
        LeadMinutes = row.IsDBNull(13) ? null : row.GetInt64(13),
        WindowDays = row.IsDBNull(14) ? null : row.GetInt64(14),
    };
}
