using System.Globalization;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>From a draft and a held time to appointments with their numbers and messages to come; for a group all or none.</summary>
internal static class Bookings
{
    /// <param name="asked">Where that was asked already.</param>
    public static async Task<Input> BookAsync(Occasion occasion, Effect.Book book, Random random, Questions? asked = null)
    {
        var (draft, hold) = book;
        if (occasion.Session.IsLastTry)
            return new Input.HoldExpired();
        asked ??= new(occasion, draft, hold.Office);
        if (await RefusedAsync(occasion, draft, hold, asked) is { } refusal)
            return refusal;
        if (hold.Start <= occasion.Now || hold.People != draft.Everyone.Count)
            return new Input.HoldExpired();
        var site = (await asked.Office)!;
        // A time that is free goes to the appointment at once. Who is overtaken does all this again, and sees it taken.
        var isFree = await asked.IsFreeAsync(hold);
        if (!isFree && !await Holds.EnsureAsync(occasion, hold, moving: null, asked.Own))
            return new Input.HoldExpired();
        var booked = await EnterAsync(occasion, book, asked);
        if (isFree)
            Holds.Give(occasion, hold, booked[0].Number);
        else
            Holds.HandOver(occasion, [.. booked.Select(one => one.Number)]);
        Planning.Booked(occasion.Session, booked[0], LocalTime.Zone(site.Zone), occasion.Now);
        await Line.ServedAsync(occasion, asked.Places, random);
        return new Input.Booked(booked[0], [.. booked.Skip(1)]);
    }

    /// <summary>Why these people cannot have a time whatever is free; null where nothing speaks against it.</summary>
    public static async Task<Input?> RefusedAsync(Occasion occasion, Draft draft, Hold? hold, Questions asked)
    {
        var everyone = draft.Everyone;
        await asked.EndOverAsync();
        for (var who = 0; who < everyone.Count; who++)
            if (await Limits.OfAsync(occasion, await asked.KnownAsync(who), draft.Reason!, everyone[who], who, hold) is { } refusal)
                return refusal;
        return await asked.Strangers >= occasion.Rules.StrangersAnHour ? await Limits.PersonAsync(occasion) : null;
    }

    private static async Task<List<Appointment>> EnterAsync(Occasion occasion, Effect.Book book, Questions asked)
    {
        var ((draft, hold), (office, zone, _)) = (book, (await asked.Office)!);
        var everyone = draft.Everyone;
        var booked = new List<Appointment>(everyone.Count);
        var entered = new List<Limits.Known>();
        for (var who = 0; who < everyone.Count; who++)
        {
            var number = await NumberAsync(occasion, office);
            var together = everyone.Count == 1 ? null : who == 0 ? number : booked[0].Number;
            var appointment = Of(occasion, draft, everyone[who], number, office, hold.StartOf(who), hold.Minutes) with
            {
                Together = together,
                Others = everyone.Count - 1,
            };
            Insert(occasion, appointment, zone, Limits.Twin(occasion, await asked.KnownAsync(who), entered, appointment));
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

    private static void Insert(Occasion occasion, Appointment appointment, string zone, long twin) =>
        occasion.Session.Send(
            """
            INSERT INTO appointments (
                number, office, start, minutes, reason, name, folded, birth, phone, caller, case_number, interpreter,
                party, language, zone, conversation, state, created_at, changed_at, together, twin)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'active', $17, $17, $18, $19)
            """,
            appointment.Number, appointment.Office.Code, appointment.Start, appointment.Minutes, appointment.Reason,
            appointment.Name, Limits.Folded(occasion, appointment.Name), appointment.Birth, appointment.Phone, occasion.Caller,
            appointment.Case ?? "", appointment.Interpreter, appointment.Party.ToString(), appointment.Language,
            zone, occasion.Conversation.Id, occasion.Now, appointment.Together, twin);

    private static async Task<string> NumberAsync(Occasion occasion, OfficeRow office)
    {
        var year = LocalTime.Day(occasion.Now, LocalTime.Zone(office.Zone)).Year;
        var running = await occasion.Session.NextNumberAsync(office.Code, year);
        return string.Create(CultureInfo.InvariantCulture, $"{office.Code}-{year % 100:00}-{running:0000}");
    }
}
