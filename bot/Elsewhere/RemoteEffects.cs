using System.Text.Json;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Elsewhere;

/// <summary>Has each effect done by the API, and reads its answer as the core understands it.</summary>
internal sealed partial class RemoteEffects(RemoteRequests requests, Received received, ILogger<RemoteEffects> log)
{
    /// <param name="turn">Names the request where nothing better does.</param>
    public async Task<Input> PerformAsync(Wanted wanted, string turn, CancellationToken cancellation)
    {
        var answer = await requests.SendAsync(wanted, turn, cancellation);
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

    /// <returns>Null where this is no answer to it.</returns>
    Input? Read(Wanted wanted, SchedulingAnswer answer) => (wanted.Effect, answer.IsGood ? null : answer.Refusal()?.Code) switch
    {
        (_, not null) => Refused(wanted, answer.Refusal()!),
        _ when !answer.IsGood => null,
        (Effect.FindOffices or Effect.FindOfficesByCode, _) => Received.Offices(answer.Read<Wire.OfficeList>()),
        (Effect.FindTimes, _) => Received.Times(answer.Read<Wire.Times>()),
        (Effect.HoldTime, _) => new Input.TimeHeld(Received.Hold(answer.Read<Wire.Hold>())),
        (Effect.LetGo, _) => new Input.Released(),
        (Effect.Book, _) => received.Booked(answer.Read<Wire.Booking>()),
        (Effect.Move, _) => received.Moved(answer.Read<Wire.Moved>()),
        (Effect.Cancel, _) => received.Cancelled(answer.Read<Wire.Cancelled>()),
        (Effect.CorrectName, _) => new Input.NameCorrected(received.Appointment(answer.Read<Wire.Appointment>())),
        (Effect.JoinLine, _) => Received.InLine(answer.Read<Wire.Place>()),
        (Effect.LeaveLine, _) => Received.LeftLine(answer.Read<Wire.LeftLine>()),
        (Effect.Answer asked, _) => received.Reacted(answer.Read<Wire.Reacted>(), asked),
        (Effect.SendText, _) => new Input.Texted(answer.Read<Wire.Texted>().Reached),
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
        (Failures.OverLimit, Effect.Book or Effect.JoinLine) when refusal.Existing is { } existing =>
            new Input.TooManyBookings(received.Appointment(existing), refusal.Who),
        (Failures.MaybeSame, Effect.Book or Effect.JoinLine) when refusal.Existing is { } existing =>
            new Input.MaybeSamePerson(received.Appointment(existing), refusal.Who),
        (Failures.Overlapping, Effect.Book) when refusal.Existing is { } existing =>
            new Input.Overlaps(received.Appointment(existing), refusal.Who),
        (Failures.NeedsPerson, Effect.Book or Effect.JoinLine) when refusal.Ticket is { } ticket => new Input.NeedsPerson(ticket),
        (Failures.NotFound or Failures.Gone or Failures.OverLimit, Effect.Move or Effect.Cancel or Effect.CorrectName) => new Input.Gone(),
        (Failures.AnotherPerson, Effect.CorrectName) => new Input.AnotherName(),
        (Failures.NotFound, Effect.SendText) => new Input.Texted(Reached: false),
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

    static bool IsChange(Wanted wanted) =>
        wanted.Effect is Effect.Book or Effect.Move or Effect.Cancel or Effect.CorrectName or Effect.Attend or Effect.JoinLine
            or Effect.LeaveLine or Effect.Answer { Reaction: not (Reaction.Yes or Reaction.Hear) };

    [LoggerMessage(LogLevel.Warning, "The scheduling API did not do {Effect}: status {Status}, {Code}.")]
    partial void LogRefused(string effect, int status, string code);

    [LoggerMessage(LogLevel.Error, "The scheduling API's answer cannot be used ({Fault}).")]
    partial void LogUnreadable(string fault);
}
