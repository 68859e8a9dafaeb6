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
        if (occasion.Session.IsLastTry)
            return new Input.HoldExpired();
        // Asked first and needed later: all that is to be known travels together.
        var (own, office, known) = (Holds.Own(occasion), Office(occasion, hold.Office, draft.Zip), Known(occasion, draft));
        if (await RefusedAsync(occasion, draft, hold, known) is { } refusal)
            return refusal;
        if (hold.Start <= occasion.Now || hold.People != draft.Everyone.Count
            || !await Holds.EnsureAsync(occasion, hold, moving: null, own))
            return new Input.HoldExpired();
        var (site, zone) = (await office)!.Value;
        var booked = await EnterAsync(occasion, draft, hold, site, zone, known);
        Holds.HandOver(occasion, [.. booked.Select(one => one.Number)]);
        Planning.Booked(occasion.Session, booked[0], LocalTime.Zone(zone), occasion.Now);
        await Line.ServedAsync(occasion, draft.Reason!, draft.Everyone, random);
        return new Input.Booked(booked[0], [.. booked.Skip(1)]);
    }

    /// <summary>Why these people cannot have this time whatever is free; null where nothing speaks against it.</summary>
    public static Task<Input?> RefusedAsync(Occasion occasion, Draft draft, Hold? hold) =>
        RefusedAsync(occasion, draft, hold, Known(occasion, draft));

    private static async Task<Input?> RefusedAsync(
        Occasion occasion, Draft draft, Hold? hold, List<Asked<List<Limits.Known>>> known)
    {
        var everyone = draft.Everyone;
        var strangers = Limits.Strangers(occasion, everyone);
        for (var who = 0; who < everyone.Count; who++)
            if (await Limits.OfAsync(occasion, await known[who], draft.Reason!, everyone[who], who, hold) is { } refusal)
                return refusal;
        return await strangers >= occasion.Rules.StrangersAnHour ? await Limits.PersonAsync(occasion) : null;
    }

    private static List<Asked<List<Limits.Known>>> Known(Occasion occasion, Draft draft)
    {
        Limits.Past(occasion, draft.Everyone);
        return [.. draft.Everyone.Select(visitor => Limits.Ask(occasion, visitor))];
    }

    /// <summary>The office, and the zone that the person lives in as far as their ZIP tells.</summary>
    private static Asked<(OfficeRow Office, string Zone)?> Office(Occasion occasion, string code, string? zip) =>
        occasion.Session.AskFirst<(OfficeRow, string)?>(
            $"""
            SELECT {OfficeTable.Columns}, coalesce((SELECT z.zone FROM zips z WHERE z.zip = $2), zone) FROM offices
            WHERE code = $1
            """,
            static row => (OfficeTable.Read(row), row.GetString(OfficeTable.Count)), code, zip);

    private static async Task<List<Appointment>> EnterAsync(
        Occasion occasion, Draft draft, Hold hold, OfficeRow office, string zone, List<Asked<List<Limits.Known>>> known)
    {
        var everyone = draft.Everyone;
        var year = LocalTime.Day(occasion.Now, LocalTime.Zone(office.Zone)).Year;
        var last = await Counters.NextAsync(occasion.Session, office.Code, year, everyone.Count);
        var booked = new List<Appointment>(everyone.Count);
        var entered = new List<Limits.Known>();
        for (var who = 0; who < everyone.Count; who++)
        {
            var number = Number(office.Code, year, last - everyone.Count + 1 + who);
            var together = everyone.Count == 1 ? null : who == 0 ? number : booked[0].Number;
            var appointment = Of(occasion, draft, everyone[who], number, office, hold.StartOf(who), hold.Minutes) with
            {
                Together = together,
                Others = everyone.Count - 1,
            };
            Insert(occasion, appointment, zone, Limits.Twin(occasion, await known[who], entered, appointment));
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

    private static string Number(string office, int year, long running) =>
        string.Create(CultureInfo.InvariantCulture, $"{office}-{year % 100:00}-{running:0000}");
}
