using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Who comes to an office on a day, for its staff.</summary>
public sealed class DayLists(Database database)
{
    /// <returns>Null where there is no such office.</returns>
    public Task<DayList?> OfAsync(string office, DateOnly date, CancellationToken cancellation = default) =>
        database.ReadAsync(async Task<DayList?> (session) =>
        {
            if (await OfficeTable.OneAsync(session, office) is not { } row)
                return null;
            var days = await Times.Days(session, office, date, date);
            return new(row.Near(), days.GetValueOrDefault(date), await VisitsAsync(session, row, date));
        }, cancellation);

    private static async Task<List<Visit>> VisitsAsync(Session session, OfficeRow office, DateOnly date)
    {
        // No day anywhere lies outside of these; the office's own clock has the last word.
        var middle = new DateTimeOffset(date.ToDateTime(new(12, 0)), TimeSpan.Zero);
        var visits = await session.QueryAsync(
            $"""
            SELECT {AppointmentTable.Columns}, a.attends FROM appointments a JOIN offices o ON o.code = a.office
            WHERE a.state = 'active' AND a.office = $1 AND a.start > $2 AND a.start < $3 ORDER BY a.start, a.number
            """,
            static row => new Visit(AppointmentTable.Read(row), row.GetInt64(AppointmentTable.Count) == 1),
            office.Code, middle.AddHours(-36), middle.AddHours(36));
        return visits.FindAll(visit => DateOnly.FromDateTime(visit.Appointment.Start.DateTime) == date);
    }
}

/// <param name="Day">Null where the day has not been opened yet.</param>
public sealed record DayList(OfficeNear Office, OfficeDay? Day, IReadOnlyList<Visit> Visits);

/// <param name="Attends">The person said that they will come.</param>
public sealed record Visit(Appointment Appointment, bool Attends);
