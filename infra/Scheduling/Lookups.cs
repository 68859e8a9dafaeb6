using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;

namespace BotApp.Infra.Scheduling;

/// <summary>Finding an appointment again, and what keeps others from finding it.</summary>
internal static class Lookups
{
    public static async Task<Input> ByPhoneAsync(Occasion occasion, Effect.FindByPhone find)
    {
        var places = LineTable.OfPerson(occasion.Session, find.Phone, occasion.Conversation.Id);
        return new Input.AppointmentsFound(
            await AppointmentTable.OfPhoneAsync(occasion.Session, find.Phone, occasion.Now), await places);
    }

    public static async Task<Input> ByCodeAsync(Occasion occasion, Effect.FindByCode find, Codes codes)
    {
        var number = find.Number.Trim().ToUpperInvariant();
        var (byNumber, byCaller) = ($"number {number}", $"caller {occasion.Caller}");
        occasion.Session.QueueFor(byNumber);
        occasion.Session.QueueFor(byCaller);
        if (await Attempts.LockedUntilAsync(occasion, byNumber, byCaller) is { } until)
            return new Input.LockedOut(until);
        var fits = codes.Fits(number, find.Code, find.Keyed);
        var appointment = await AppointmentTable.ActiveAsync(occasion.Session, number, occasion.Now);
        if (fits && appointment is not null)
            return new Input.AppointmentsFound([appointment]);
        var tried = await Attempts.CountAsync(occasion, byNumber);
        if (tried == occasion.Rules.LockAfter && appointment is not null)
        {
            Planning.Locked(occasion.Session, appointment, occasion.Now);
            Audit.Note(occasion.Session, Deeds.Locked, occasion.Now, number, appointment.Office.Code);
        }
        return Refusal(occasion, Math.Max(tried, await Attempts.CountAsync(occasion, byCaller)));
    }

    public static async Task<Input> ByPersonAsync(Occasion occasion, Effect.FindByPerson find)
    {
        var folded = Folding.Fold(find.Name);
        var (byPerson, byCaller) = ($"person {folded} {find.Birth:O}", $"caller {occasion.Caller}");
        occasion.Session.QueueFor(byPerson);
        occasion.Session.QueueFor(byCaller);
        if (await Attempts.LockedUntilAsync(occasion, byPerson, byCaller) is { } until)
            return new Input.LockedOut(until);
        // Where a phone is proven, or the conversation is the one that booked it, the code was told there already.
        var own = await AppointmentTable.OfPersonAsync(occasion.Session, folded, find.Birth, occasion.Caller, occasion.Now);
        if (own.Count > 0)
            return new Input.AppointmentsFound(own);
        var found = await AppointmentTable.OfPersonAsync(occasion.Session, folded, find.Birth, find.Phone, occasion.Now);
        if (found.Exists(one => one.Phone is not null))
            return SentToOwner(occasion, found);
        var seen = found.FindAll(one => one.Case is not null && one.Case == find.Case);
        if (seen.Count > 0 || (found.Count > 0 && find.Case is not { Length: > 0 }))
            return new Input.Unproven(seen);
        var tried = await Attempts.CountAsync(occasion, byPerson);
        return Refusal(occasion, Math.Max(tried, await Attempts.CountAsync(occasion, byCaller)));
    }

    /// <summary>A name, a birth date and a phone number are known to many: the code goes only to the appointment's phone.</summary>
    private static Input.SentToOwner SentToOwner(Occasion occasion, List<Appointment> found)
    {
        foreach (var appointment in found.Where(one => one.Phone is not null))
            Planning.Shown(occasion.Session, appointment, occasion.Now);
        return new();
    }

    private static Input Refusal(Occasion occasion, long tried) => tried >= occasion.Rules.LockAfter
        ? new Input.LockedOut(occasion.Now.AddMinutes(occasion.Rules.LockMinutes))
        : new Input.NotFound(Slower: tried >= occasion.Rules.SlowAfter);
}
