using System.Data.Common;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Appointments as the database has them, each with its office.</summary>
internal static class AppointmentTable
{
    public const string Columns =
        """
        a.number, a.start, a.minutes, a.reason, a.name, a.birth, a.phone, a.case_number, a.interpreter, a.party,
        a.language, o.code, o.name, o.street, o.city, o.state, o.zip, o.zone, o.opens, o.closes, a.together, (
            SELECT count(*) FROM appointments other
            WHERE other.together = a.together AND other.state = 'active' AND other.number <> a.number), a.displaced_at
        """;

    /// <summary>Where further columns begin in a row that begins with these.</summary>
    public const int Count = 23;

    private const string Select =
        $"SELECT {Columns} FROM appointments a JOIN offices o ON o.code = a.office WHERE a.state = 'active' AND ";

    /// <returns>Null when there is none of this number that is neither cancelled nor past.</returns>
    public static Task<Appointment?> ActiveAsync(Session session, string number, DateTimeOffset now) =>
        session.FirstAsync<Appointment?>($"{Select} a.number = $1 AND a.start + a.minutes * 60 > $2", Read, number, now);

    /// <summary>The same, and until the commit nobody else changes it.</summary>
    public static Task<Appointment?> LockAsync(Session session, string number, DateTimeOffset now) =>
        session.FirstAsync<Appointment?>(
            $"{Select} a.number = $1 AND a.start + a.minutes * 60 > $2{session.ForUpdateOf("a")}", Read, number, now);

    /// <summary>Those booked from this phone, or to be reached on it.</summary>
    public static Task<List<Appointment>> OfPhoneAsync(Session session, string phone, DateTimeOffset now) =>
        session.QueryAsync(
            $"""
            {Select} (a.phone = $1 OR a.caller = $1) AND a.start + a.minutes * 60 > $2 ORDER BY a.start, a.number
            """,
            Read, phone, now);

    /// <summary>Those of an office that any of these hours belongs to.</summary>
    public static Task<List<Appointment>> BetweenAsync(
        Session session, string office, DateTimeOffset from, DateTimeOffset until) =>
        session.QueryAsync(
            $"{Select} a.office = $1 AND a.start < $3 AND a.start + a.minutes * 60 > $2 ORDER BY a.start, a.number",
            Read, office, from, until);

    /// <summary>Those who come together with one, in the order of their numbers.</summary>
    public static Task<List<Appointment>> OthersAsync(
        Session session, string together, string number, DateTimeOffset now) =>
        session.QueryAsync(
            $"{Select} a.together = $1 AND a.number <> $2 AND a.start + a.minutes * 60 > $3 ORDER BY a.number",
            Read, together, number, now);

    /// <param name="phone">Null matches any.</param>
    public static Task<List<Appointment>> OfPersonAsync(
        Session session, string folded, DateOnly birth, string? phone, DateTimeOffset now) =>
        session.QueryAsync(
            $"""
            {Select} a.folded = $1 AND a.birth = $2 AND ($3 = '' OR a.phone = $3 OR a.caller = $3)
                AND a.start + a.minutes * 60 > $4 ORDER BY a.start, a.number
            """,
            Read, folded, birth, phone ?? "", now);

    public static Appointment Read(DbDataReader row)
    {
        var office = OfficeTable.Near(row, 11);
        return new(
            row.GetString(0), office,
            LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), LocalTime.Zone(office.Zone)),
            row.GetInt32(2), row.GetString(3), row.GetString(4), DateOnly.ParseExact(row.GetString(5), "O"),
            row.IsDBNull(6) ? null : row.GetString(6), row.GetString(7) is { Length: > 0 } known ? known : null,
            row.GetInt64(8) == 1, Enum.Parse<Party>(row.GetString(9)), row.GetString(10),
            row.IsDBNull(20) ? null : row.GetString(20), row.GetInt32(21), !row.IsDBNull(22));
    }
}
