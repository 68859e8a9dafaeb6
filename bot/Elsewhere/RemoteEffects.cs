using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Dialogs.Understanding;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Elsewhere;

/// <summary>Each effect as a request to the API, and its answer as the core understands it.</summary>
internal sealed partial class RemoteEffects(SchedulingClient api, Received received, ILogger<RemoteEffects> log)
{
    /// <param name="turn">Names the request where nothing better does.</param>
    public async Task<Input> PerformAsync(Wanted wanted, string turn, CancellationToken cancellation)
    {
        var answer = await SendAsync(wanted, turn, cancellation);
        try
        {
            return Read(wanted, answer) ?? Unreachable(wanted, answer);
        }
        catch (Exception fault) when (fault is JsonException or CodesDifferException)
        {
            LogUnreadable(fault.GetType().Name);
            return new Input.Unreachable(IsChange(wanted));
        }
    }

    Task<SchedulingAnswer> SendAsync(Wanted wanted, string turn, CancellationToken stop)
    {
        var (effect, who) = wanted;
        var (id, phone) = (who.Id, who.Phone);
        return effect switch
        {
            null => api.PostAsync("/conversations/language", new Wire.LanguageRequest { Conversation = id, Language = who.Reads }, null, stop),
            Effect.FindOffices find => api.GetAsync($"/offices?zip={find.Zip}", stop),
            Effect.FindOfficesByCode find => api.GetAsync($"/offices?code={string.Join("&code=", find.Codes)}{And("zip", find.Zip)}", stop),
            Effect.FindTimes find => api.GetAsync(
                $"/offices/{find.Office}/times?minutes={find.Minutes.ToString(CultureInfo.InvariantCulture)}{And("conversation", id)}{And("moving", find.Moving)}", stop),
            Effect.HoldTime hold => api.PostAsync("/holds", new Wire.HoldRequest
            {
                Office = hold.Office,
                Start = hold.Start,
                Minutes = hold.Minutes,
                Moving = hold.Moving,
                Conversation = id,
            }, null, stop),
            Effect.LetGo => api.DeleteAsync($"/holds/{id}", stop),
            Effect.Book book => api.PostAsync("/appointments", Booking(book, who), Key($"book {id}", book.Hold), stop),
            Effect.Move move => api.PostAsync($"/appointments/{move.Number}/move", new Wire.MoveRequest
            {
                Hold = id,
                Office = move.Hold.Office,
                Start = move.Hold.Start,
                Caller = phone,
                Told = true,
            }, Key($"move {id} {move.Number}", move.Hold), stop),
            Effect.Cancel cancel => api.PostAsync($"/appointments/{cancel.Number}/cancel", Proof(who), Key(turn), stop),
            Effect.Attend attend => api.PostAsync($"/appointments/{attend.Number}/attend", Proof(who), Key(turn), stop),
            Effect.CorrectName correct => api.PostAsync($"/appointments/{correct.Number}/name", new Wire.NameRequest
            {
                Name = correct.Name,
                Conversation = id,
                Caller = phone,
            }, Key(turn), stop),
            Effect.FindByPhone find => FindAsync(new() { Phone = find.Phone, Conversation = id, Caller = find.Phone }, turn, stop),
            Effect.FindByCode find => FindAsync(new() { Number = find.Number, Code = find.Code, Conversation = id, Caller = phone }, turn, stop),
            Effect.FindByPerson find => FindAsync(
                new() { Name = find.Name, Birth = find.Birth, Phone = find.Phone, Conversation = id, Caller = phone }, turn, stop),
            Effect.StopMessages stopped => api.PostAsync("/messages/stop", new Wire.PhoneRequest { Phone = stopped.Phone }, null, stop),
            Effect.StartMessages started => api.PostAsync("/messages/start", new Wire.PhoneRequest { Phone = started.Phone }, null, stop),
            _ => throw new UnreachableException(),
        };
    }

    /// <returns>Null where this is no answer to it.</returns>
    Input? Read(Wanted wanted, SchedulingAnswer answer) => (wanted.Effect, answer.IsGood ? null : answer.Refusal()?.Code) switch
    {
        (_, not null) => Refused(wanted, answer.Refusal()!),
        _ when !answer.IsGood => null,
        (Effect.FindOffices or Effect.FindOfficesByCode, _) => Received.Offices(answer.Read<Wire.OfficeList>()),
        (Effect.FindTimes, _) => Received.Times(answer.Read<Wire.Times>()),
        (Effect.HoldTime, _) => new Input.TimeHeld(Received.Hold(answer.Read<Wire.Hold>())),
        (Effect.LetGo, _) => new Input.Released(),
        (Effect.Book, _) => new Input.Booked(received.Appointment(answer.Read<Wire.Appointment>())),
        (Effect.Move, _) => received.Moved(answer.Read<Wire.Moved>()),
        (Effect.Cancel, _) => new Input.Cancelled(received.Appointment(answer.Read<Wire.Appointment>())),
        (Effect.CorrectName, _) => new Input.NameCorrected(received.Appointment(answer.Read<Wire.Appointment>())),
        (Effect.FindByPhone or Effect.FindByCode or Effect.FindByPerson, _) => received.Appointments(answer.Read<Wire.AppointmentList>()),
        _ => new Input.Done(),
    };

    Input? Refused(Wanted wanted, Refusal refusal) => (refusal.Code, wanted.Effect) switch
    {
        (Failures.UnknownZip, Effect.FindOffices find) => new Input.ZipUnknown(find.Zip, Military: false),
        (Failures.MilitaryZip, Effect.FindOffices find) => new Input.ZipUnknown(find.Zip, Military: true),
        (Failures.NotFound, Effect.FindTimes) => new Input.TimesFound([]),
        (Failures.SlotUnavailable, Effect.HoldTime) => new Input.SlotTaken(),
        (Failures.Invalid, Effect.HoldTime) when refusal.Field == "start" => new Input.SlotTaken(),
        (Failures.SlotUnavailable or Failures.LeaseExpired, Effect.Book or Effect.Move) => new Input.HoldExpired(),
        (Failures.Invalid, Effect.Book or Effect.Move) when refusal.Field == "start" => new Input.HoldExpired(),
        (Failures.OverLimit, Effect.Book) when refusal.Existing is { } existing =>
            new Input.TooManyBookings(received.Appointment(existing)),
        (Failures.NeedsPerson, Effect.Book) when refusal.Ticket is { } ticket => new Input.NeedsPerson(ticket),
        (Failures.NotFound or Failures.Gone or Failures.OverLimit, Effect.Move or Effect.Cancel or Effect.CorrectName) => new Input.Gone(),
        (Failures.NotFound or Failures.Gone, Effect.Attend) => new Input.Done(),
        (Failures.NotFound, Effect.FindByCode or Effect.FindByPerson) => new Input.NotFound(refusal.Slower),
        (Failures.Locked, _) when refusal.Until is { } until => new Input.LockedOut(until),
        _ => null,
    };

    Input.Unreachable Unreachable(Wanted wanted, SchedulingAnswer answer)
    {
        LogRefused(wanted.Effect?.GetType().Name ?? "Language", answer.Status, answer.Refusal()?.Code ?? "-");
        return new(Unsure: IsChange(wanted) && (answer.Status >= 500 || (answer.Status == 0 && answer.MayHaveArrived)));
    }

    Task<SchedulingAnswer> FindAsync(Wire.FindRequest find, string turn, CancellationToken stop) =>
        api.PostAsync("/appointments/find", find, Key(turn), stop);

    static Wire.BookRequest Booking(Effect.Book book, Conversation who) => new()
    {
        Hold = who.Id,
        Office = book.Hold.Office,
        Start = book.Hold.Start,
        Reason = book.Draft.Reason,
        Name = book.Draft.Name,
        Birth = book.Draft.Birth,
        Phone = book.Draft.Phone ?? who.Phone,
        Case = book.Draft.Case is { Length: > 0 } number ? number : null,
        Interpreter = book.Draft.Interpreter,
        Party = book.Draft.Party is Party.Other ? "other" : "self",
        Zip = book.Draft.Zip,
        Language = who.Reads,
        Caller = who.Phone,
        Told = true,
    };

    static Wire.ProofRequest Proof(Conversation who) => new() { Conversation = who.Id, Caller = who.Phone, Told = true };

    static string And(string name, string? value) => value is null ? "" : $"&{name}={value}";

    /// <summary>A hold books once and moves once, however often its turn is taken: it is named by its end as well.</summary>
    static string Key(string what, Hold hold) => Key($"{what} {hold.Office} {hold.Start:O} {hold.Until:O}");

    /// <summary>Opaque, so that a log elsewhere tells nothing.</summary>
    static string Key(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 20));

    static bool IsChange(Wanted wanted) =>
        wanted.Effect is Effect.Book or Effect.Move or Effect.Cancel or Effect.CorrectName or Effect.Attend;

    [LoggerMessage(LogLevel.Warning, "The scheduling API did not do {Effect}: status {Status}, {Code}.")]
    partial void LogRefused(string effect, int status, string code);

    [LoggerMessage(LogLevel.Error, "The scheduling API's answer cannot be used ({Fault}).")]
    partial void LogUnreadable(string fault);
}
