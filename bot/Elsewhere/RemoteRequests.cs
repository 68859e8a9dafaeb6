using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotApp.Bot.Scheduling;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Elsewhere;

/// <summary>Each effect as a request to the API. Whatever changes something has a key, so that it is done once.</summary>
internal sealed class RemoteRequests(SchedulingClient api)
{
    /// <param name="turn">Names the request where nothing better does.</param>
    public Task<SchedulingAnswer> SendAsync(Wanted wanted, string turn, CancellationToken stop)
    {
        var (effect, who) = wanted;
        var (id, phone) = (who.Id, who.Phone);
        return effect switch
        {
            null => api.PostAsync("/conversations/language", new Wire.LanguageRequest { Conversation = id, Language = who.Reads }, null, stop),
            Effect.FindOffices find => api.GetAsync($"/offices?zip={find.Zip}{People(find.People)}", stop),
            Effect.FindOfficesByCode find => api.GetAsync($"/offices?code={string.Join("&code=", find.Codes)}{And("zip", find.Zip)}{People(find.People)}", stop),
            Effect.FindTimes find => api.GetAsync(
                $"/offices/{find.Office}/times?minutes={find.Minutes.ToString(CultureInfo.InvariantCulture)}{And("conversation", id)}{And("moving", find.Moving)}{People(find.People)}", stop),
            Effect.HoldTime hold => api.PostAsync("/holds", new Wire.HoldRequest
            {
                Office = hold.Office,
                Start = hold.Start,
                Minutes = hold.Minutes,
                Moving = hold.Moving,
                People = hold.People,
                Conversation = id,
            }, null, stop),
            Effect.LetGo => api.DeleteAsync($"/holds/{id}", stop),
            Effect.Book book => HoldingAsync("/appointments", Booking(book, who, book.Draft.Everyone), book.Hold, stop),
            Effect.Move move => HoldingAsync($"/appointments/{move.Number}/move", Moving(move, who), move.Hold, stop),
            Effect.Cancel cancel => api.PostAsync($"/appointments/{cancel.Number}/cancel", Proof(who) with { Others = cancel.Others }, Key(turn), stop),
            Effect.Attend attend => api.PostAsync($"/appointments/{attend.Number}/attend", Proof(who), Key(turn), stop),
            Effect.CorrectName correct => api.PostAsync($"/appointments/{correct.Number}/name", new Wire.NameRequest
            {
                Name = correct.Name,
                Conversation = id,
                Caller = phone,
            }, Key(turn), stop),
            Effect.FindByPhone find => FindAsync(new() { Phone = find.Phone, Conversation = id, Caller = find.Phone }, turn, stop),
            Effect.FindByCode find => FindAsync(new() { Number = find.Number, Code = find.Code, Keyed = find.Keyed ? true : null, Conversation = id, Caller = phone }, turn, stop),
            Effect.FindByPerson find => FindAsync(
                new() { Name = find.Name, Birth = find.Birth, Phone = find.Phone, Case = Said(find.Case), Conversation = id, Caller = phone }, turn, stop),
            Effect.JoinLine join => api.PostAsync("/waitlist", Joining(join, who, join.Draft.Everyone), Key(turn), stop),
            Effect.LeaveLine leave => api.PostAsync(
                "/waitlist/leave", new Wire.LeaveRequest { Number = leave.Number, Conversation = id, Caller = phone }, Key(turn), stop),
            Effect.Answer answer => api.PostAsync("/proposals/answer", new Wire.ReactionRequest
            {
                Caller = answer.Phone,
                Reaction = answer.Reaction.ToString().ToLowerInvariant(),
                Digits = answer.Digits,
                Conversation = id,
                Language = who.Reads,
                Heard = IsHeard(who),
            }, Key(turn), stop),
            Effect.SendText { Number: { } number } text => api.PostAsync(
                "/messages/text", new Wire.TextRequest { Number = number, Kind = text.Kind, Language = who.Reads }, Key(turn), stop),
            Effect.StopMessages stopped => api.PostAsync("/messages/stop", new Wire.PhoneRequest { Phone = stopped.Phone }, null, stop),
            Effect.PreferCalls prefer => api.PostAsync(
                "/messages/calls", new Wire.CallsRequest { Phone = prefer.Phone, Calls = prefer.Calls }, null, stop),
            Effect.StartMessages started => api.PostAsync("/messages/start", new Wire.PhoneRequest { Phone = started.Phone }, null, stop),
            _ => throw new UnreachableException(),
        };
    }

    Task<SchedulingAnswer> FindAsync(Wire.FindRequest find, string turn, CancellationToken stop) =>
        api.PostAsync("/appointments/find", find, Key(turn), stop);

    static Wire.BookRequest Booking(Effect.Book book, Conversation who, IReadOnlyList<Visitor> everyone) => new()
    {
        Hold = who.Id,
        Office = book.Hold.Office,
        Start = book.Hold.Start,
        Starts = book.Hold.Starts,
        Reason = book.Draft.Reason,
        Name = Said(everyone[0].Name),
        Birth = everyone[0].Birth,
        Same = everyone[0].Same,
        Case = Case(everyone[0]),
        Others = everyone.Count == 1 ? null : [.. everyone.Skip(1).Select(Person)],
        Phone = book.Draft.Phone ?? who.Phone,
        Interpreter = book.Draft.Interpreter,
        Party = book.Draft.Party?.ToString().ToLowerInvariant(),
        Zip = book.Draft.Zip,
        Language = who.Reads,
        Caller = who.Phone,
        Told = who.Call is null,
        Heard = IsHeard(who),
    };

    static Wire.WaitRequest Joining(Effect.JoinLine join, Conversation who, IReadOnlyList<Visitor> everyone) => new()
    {
        Office = join.Office,
        Wanted = [.. join.Wish.Wanted.Select(Stretches.Shown)],
        Refused = [.. join.Wish.Refused.Select(Stretches.Shown)],
        Notice = join.Notice,
        Moving = join.Moving,
        Conversation = who.Id,
        Reason = join.Draft.Reason,
        Name = Said(everyone[0].Name),
        Birth = everyone[0].Birth,
        Same = everyone[0].Same,
        Case = Case(everyone[0]),
        Others = everyone.Count == 1 ? null : [.. everyone.Skip(1).Select(Person)],
        Phone = join.Draft.Phone ?? who.Phone,
        Interpreter = join.Draft.Interpreter,
        Party = join.Draft.Party?.ToString().ToLowerInvariant(),
        Zip = join.Draft.Zip,
        Language = who.Reads,
        Caller = who.Phone,
    };

    static Wire.MoveRequest Moving(Effect.Move move, Conversation who) => new()
    {
        Hold = who.Id,
        Office = move.Hold.Office,
        Start = move.Hold.Start,
        Starts = move.Hold.Starts,
        Others = move.Others,
        Caller = who.Phone,
        Told = who.Call is null,
        Heard = IsHeard(who),
    };

    static Wire.Person Person(Visitor one) =>
        new() { Name = Said(one.Name), Birth = one.Birth, Case = Case(one), Same = one.Same };

    static string? Case(Visitor one) => Said(one.Case);

    static string? Said(string? text) => text is { Length: > 0 } ? text : null;

    static string People(int people) => people == 1 ? "" : $"&people={people.ToString(CultureInfo.InvariantCulture)}";

    static Wire.ProofRequest Proof(Conversation who) => new() { Conversation = who.Id, Caller = who.Phone, Told = who.Call is null, Heard = IsHeard(who) };

    /// <summary>A voice is gone when it has spoken: what it told is written as well.</summary>
    static bool? IsHeard(Conversation who) => who.Call is null ? null : true;

    static string And(string name, string? value) => value is null ? "" : $"&{name}={value}";

    /// <summary>
    /// What takes a hold is named by what it asks for and by the hold's end: however often turns ask for the same with the
    /// same hold, it is done once.
    /// </summary>
    Task<SchedulingAnswer> HoldingAsync<T>(string path, T request, Hold hold, CancellationToken stop)
    {
        var asked = JsonSerializer.Serialize(request, typeof(T), SchedulingJson.Default);
        return api.PostAsync(path, request, Key($"{path} {hold.Until:O} {asked}"), stop);
    }

    /// <summary>Opaque, so that a log elsewhere tells nothing.</summary>
    static string Key(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 20));
}
