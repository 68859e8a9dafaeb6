using System.Globalization;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>From a draft and a held time to appointments with their numbers and messages to come; for a group all or none.</summary>
internal static class Bookings
{
    public static async Task<Input> BookAsync(Occasion occasion, Effect.Book book, Random random)
    {
        var (draft, hold) = book;
        if (await RefusedAsync(occasion, draft, hold) is { } refusal)
            return refusal;
        if (hold.Start <= occasion.Now || hold.People != draft.Everyone.Count
            || !await Holds.EnsureAsync(occasion, hold, moving: null))
            return new Input.HoldExpired();
        var booked = await EnterAsync(occasion, draft, hold);
        await Holds.HandOverAsync(occasion, [.. booked.Select(one => one.Number)]);
        await Planning.BookedAsync(occasion.Session, booked[0], occasion.Now);
        await Line.ServedAsync(occasion, draft.Reason!, draft.Everyone, random);
        return new Input.Booked(booked[0], [.. booked.Skip(1)]);
    }

    /// <summary>Why these people cannot have this time whatever is free; null where nothing speaks against it.</summary>
    public static async Task<Input?> RefusedAsync(Occasion occasion, Draft draft, Hold? hold)
    {
        var everyone = draft.Everyone;
        await Limits.PastAsync(occasion, everyone);
        for (var who = 0; who < everyone.Count; who++)
            if (await Limits.OfAsync(occasion, draft.Reason!, everyone[who], who, hold) is { } refusal)
                return refusal;
        return await Limits.StrangersAsync(occasion, everyone) >= occasion.Rules.StrangersAnHour
            ? await Limits.PersonAsync(occasion)
            : null;
    }

    private static async Task<List<Appointment>> EnterAsync(Occasion occasion, Draft draft, Hold hold)
    {
        var (session, _, now, _) = occasion;
        var office = (await OfficeTable.OneAsync(session, hold.Office))!;
        var zone = LocalTime.Zone(office.Zone);
        var everyone = draft.Everyone;
        var booked = new List<Appointment>(everyone.Count);
        for (var who = 0; who < everyone.Count; who++)
        {
            var number = await NumberAsync(session, office.Code, LocalTime.Day(now, zone).Year);
            var together = everyone.Count == 1 ? null : who == 0 ? number : booked[0].Number;
            var appointment = Of(occasion, draft, everyone[who], number, office, hold.StartOf(who), hold.Minutes) with
            {
                Together = together,
                Others = everyone.Count - 1,
            };
            await InsertAsync(occasion, appointment, draft.Zip, await Limits.TwinAsync(occasion, appointment));
            booked.Add(appointment);
        }
        return booked;
    }

    private static Appointment Of(
        Occasion occasion, Draft draft, Visitor visitor, string number, OfficeRow office, DateTimeOffset start,
        int minutes) => new(
            number, office.Near(), LocalTime.At(start, LocalTime.Zone(office.Zone)), minutes, draft.Reason!,
            visitor.Name!, visitor.Birth!.Value, draft.Phone ?? occasion.Conversation.Phone,
            visitor.Case is { Length: > 0 } known ? known : null, draft.Interpreter ?? false,
            draft.Party ?? Party.Self, occasion.Conversation.Reads);

    private static Task<int> InsertAsync(Occasion occasion, Appointment appointment, string? zip, long twin) =>
        occasion.Session.ExecuteAsync(
            """
            INSERT INTO appointments (
                number, office, start, minutes, reason, name, folded, birth, phone, caller, case_number, interpreter,
                party, language, zone, conversation, state, created_at, changed_at, together, twin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                coalesce((SELECT zone FROM zips WHERE zip = $15), $16), $17, 'active', $18, $18, $19, $20)
            """,
            appointment.Number, appointment.Office.Code, appointment.Start, appointment.Minutes, appointment.Reason,
            appointment.Name, Limits.Folded(occasion, appointment.Name), appointment.Birth, appointment.Phone, occasion.Caller,
            appointment.Case ?? "", appointment.Interpreter, appointment.Party.ToString(), appointment.Language,
            zip, appointment.Office.Zone, occasion.Conversation.Id, occasion.Now, appointment.Together, twin);

    private static async Task<string> NumberAsync(Session session, string office, int year)
    {
        var running = await Counters.NextAsync(session, office, year);
        return string.Create(CultureInfo.InvariantCulture, $"{office}-{year % 100:00}-{running:0000}");
    }
}
