using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>An appointment as its sheet and its calendar entry show it, cancelled or past ones too.</summary>
/// <param name="Language">What the person spoke last, or when they booked.</param>
/// <param name="Changes">How often its time was changed, its end by cancelling counted.</param>
public sealed record Sheet(
    Appointment Appointment, string Language, bool Cancelled, int Changes, DateTimeOffset ChangedAt)
{
    /// <summary>Those who come together with this person on that day, in the order of their times.</summary>
    public IReadOnlyList<Appointment> Together { get; init; } = [];

    /// <summary>
    /// When it is of no use any more: at the end of its day. Whoever is late still shows it at the door.
    /// </summary>
    public bool IsOver(DateTimeOffset now) =>
        LocalTime.Day(now, LocalTime.Zone(Appointment.Office.Zone)) > DateOnly.FromDateTime(Appointment.Start.DateTime)
        && now > Appointment.Start.AddMinutes(Appointment.Minutes);
}

/// <summary>Reads what stands on a sheet.</summary>
public sealed class Sheets(Database database)
{
    /// <returns>Null when there is no appointment of this number.</returns>
    public Task<Sheet?> FindAsync(string number, DateTimeOffset now, CancellationToken cancellation = default) =>
        database.ReadAsync(async session => await OneAsync(session, number) is { } sheet
            ? sheet with { Together = await TogetherAsync(session, sheet, now) }
            : null, cancellation);

    private static Task<Sheet?> OneAsync(Session session, string number) => session.FirstAsync<Sheet?>(
        $"""
        SELECT {AppointmentTable.Columns},
            coalesce((SELECT c.language FROM conversations c WHERE c.id = a.conversation), a.language),
            CASE WHEN a.state = 'cancelled' THEN 1 ELSE 0 END, a.changes, a.changed_at
        FROM appointments a JOIN offices o ON o.code = a.office WHERE a.number = $1
        """,
        static row => new(
            AppointmentTable.Read(row), row.GetString(AppointmentTable.Count),
            row.GetInt64(AppointmentTable.Count + 1) == 1, row.GetInt32(AppointmentTable.Count + 2),
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(AppointmentTable.Count + 3))),
        number);

    private static async Task<IReadOnlyList<Appointment>> TogetherAsync(
        Session session, Sheet sheet, DateTimeOffset now)
    {
        var own = sheet.Appointment;
        if (sheet.Cancelled || own.Together is not { } together)
            return [];
        var others = await AppointmentTable.OthersAsync(session, together, own.Number, now);
        return
        [
            .. others.Where(other => other.Office.Code == own.Office.Code && other.Start.Date == own.Start.Date)
                .OrderBy(other => other.Start),
        ];
    }
}
