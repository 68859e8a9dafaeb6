using System.Globalization;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>From a draft and a held time to an appointment with its number and its messages to come.</summary>
internal static class Bookings
{
    public static async Task<Input> BookAsync(Occasion occasion, Effect.Book book)
    {
        var draft = book.Draft;
        if (await SameWishAsync(occasion, draft) is { } existing)
            return new Input.TooManyBookings(existing);
        if (await StrangersAsync(occasion, draft) >= occasion.Rules.StrangersAnHour)
            return new Input.NeedsPerson(await Tickets.OpenAsync(occasion.Session, "many-bookings",
                occasion.Conversation.Id, occasion.Conversation.Reads, occasion.Now));
        if (book.Hold.Start <= occasion.Now || !await Holds.EnsureAsync(occasion, book.Hold, moving: null))
            return new Input.HoldExpired();
        var appointment = await EnterAsync(occasion, draft, book.Hold);
        await Holds.HandOverAsync(occasion, appointment.Number);
        await Planning.BookedAsync(occasion.Session, appointment, occasion.Now);
        return new Input.Booked(appointment);
    }

    /// <summary>The same case, or the same person unless two of that name and birth date have different cases.</summary>
    private static async Task<Appointment?> SameWishAsync(Occasion occasion, Draft draft)
    {
        var (session, _, now, _) = occasion;
        await session.ExecuteAsync(
            """
            UPDATE appointments SET state = 'past', changed_at = $3
            WHERE state = 'active' AND folded = $1 AND birth = $2 AND start + minutes * 60 <= $3
            """,
            Folded(occasion, draft.Name!), draft.Birth, now);
        var number = await session.FirstAsync(
            """
            SELECT number FROM appointments
            WHERE state = 'active' AND reason = $1 AND start + minutes * 60 > $5 AND (
                (case_number <> '' AND case_number = $2)
                OR (folded = $3 AND birth = $4 AND ($2 = '' OR case_number = '')))
            ORDER BY start LIMIT 1
            """,
            static row => row.GetString(0), draft.Reason, draft.Case ?? "", Folded(occasion, draft.Name!), draft.Birth, now);
        return number is null ? null : await AppointmentTable.ActiveAsync(session, number, now);
    }

    /// <summary>A name that is to come later is nobody else's who has none yet.</summary>
    private static string Folded(Occasion occasion, string name) => name.Length == 0 ? $"? {occasion.Caller}" : Folding.Fold(name);

    private static Task<long> StrangersAsync(Occasion occasion, Draft draft) => occasion.Session.NumberAsync(
        """
        SELECT count(DISTINCT folded || ' ' || birth) FROM appointments
        WHERE caller = $1 AND created_at > $2 AND NOT (folded = $3 AND birth = $4)
        """,
        occasion.Caller, occasion.Now.AddHours(-1), Folded(occasion, draft.Name!), draft.Birth);

    private static async Task<Appointment> EnterAsync(Occasion occasion, Draft draft, Hold hold)
    {
        var (session, conversation, now, _) = occasion;
        var office = (await OfficeTable.OneAsync(session, hold.Office))!;
        var zone = LocalTime.Zone(office.Zone);
        var appointment = new Appointment(
            await NumberAsync(session, office.Code, LocalTime.Day(now, zone).Year), office.Near(),
            LocalTime.At(hold.Start, zone), hold.Minutes, draft.Reason!, draft.Name!, draft.Birth!.Value,
            draft.Phone ?? conversation.Phone, draft.Case is { Length: > 0 } known ? known : null,
            draft.Interpreter ?? false, draft.Party ?? Party.Self, conversation.Reads);
        await session.ExecuteAsync(
            """
            INSERT INTO appointments (
                number, office, start, minutes, reason, name, folded, birth, phone, caller, case_number, interpreter,
                party, language, zone, conversation, state, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                coalesce((SELECT zone FROM zips WHERE zip = $15), $16), $17, 'active', $18, $18)
            """,
            appointment.Number, office.Code, appointment.Start, appointment.Minutes, appointment.Reason,
            appointment.Name, Folded(occasion, appointment.Name), appointment.Birth, appointment.Phone, occasion.Caller,
            appointment.Case ?? "", appointment.Interpreter, appointment.Party.ToString(), appointment.Language,
            draft.Zip, office.Zone, conversation.Id, now);
        return appointment;
    }

    private static async Task<string> NumberAsync(Session session, string office, int year)
    {
        var running = await Counters.NextAsync(session, office, year);
        return string.Create(CultureInfo.InvariantCulture, $"{office}-{year % 100:00}-{running:0000}");
    }
}
