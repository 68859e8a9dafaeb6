using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Finding appointments, and what can become of them.</summary>
internal static class AppointmentsApi
{
    public static void MapAppointments(this IEndpointRouteBuilder api)
    {
        var appointments = api.MapGroup("/appointments").RequireKey(Role.Book, Role.Line, Role.Office, Role.Admin);
        appointments.MapPost("/find", FindAsync).WithName("findAppointments")
            .WithSummary("By number and code, or by name and birth date. Wrong tries are counted.")
            .Produces<Wire.AppointmentList>().Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/move", MoveAsync).WithName("move")
            .WithSummary("Another time; the old one stays until the new one is had.")
            .Produces<Wire.Moved>().Refuses(400, 401, 403, 404, 409, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/cancel", CancelAsync).WithName("cancel").WithSummary("Gives the time back.")
            .Produces<Wire.Cancelled>().Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/attend", AttendAsync).WithName("attend").WithSummary("The person will come.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        api.MapPost("/appointments/{number}/name", RenameAsync).RequireKey(Role.Line, Role.Office, Role.Admin)
            .WithName("correctName").WithSummary("Corrects the spelling of the name.")
            .Produces<Wire.Appointment>().Refuses(400, 401, 403, 404, 409, 413, 415, 422).Once();
    }

    static async Task<IResult> FindAsync(
        HttpContext http, Body<Wire.FindRequest> body, Caller caller, Desk desk, Timetable timetable, Once once)
    {
        var wanted = body.Value;
        if (Drafts.IsNone(wanted.Birth, desk.Now))
            return Problems.Wrong("birth", "a birth date is from 1900 on and not in the future.");
        Effect? effect = wanted switch
        {
            { Number: { } number, Code: { } code } => new Effect.FindByCode(number, code, caller.IsLine && wanted.Keyed == true),
            { Name: { } name, Birth: { } birth } => new Effect.FindByPerson(name, birth, wanted.Phone, Drafts.Case(wanted.Case)),
            { Phone: { } phone } when caller.IsLine && phone == wanted.Caller => new Effect.FindByPhone(phone),
            _ => null,
        };
        if (effect is null)
            return Problems.Wrong(
                wanted.Number is not null ? "code" : wanted.Name is not null ? "birth" : "number",
                "number and code, or name and birth date.");
        var conversation = caller.For(wanted.Conversation, wanted.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            effect is Effect.FindByPerson person && caller.Role is Role.Office or Role.Admin
            ? await StaffAsync(person, caller, timetable, session)
            : await desk.PerformAsync(effect, conversation, session) switch
            {
                Input.AppointmentsFound { Appointments: var found, Places: var places } => Answered.Of(
                    StatusCodes.Status200OK, new Wire.AppointmentList(
                        Shown.Appointments(found, codes: true), SentToOwner: false, [.. places.Select(place => Shown.Place(new(place)))])),
                Input.SentToOwner => Answered.Of(StatusCodes.Status200OK, new Wire.AppointmentList([], SentToOwner: true)),
                Input.Unproven { Appointments: var seen } => Answered.Of(StatusCodes.Status200OK, new Wire.AppointmentList(
                    Shown.Appointments(seen, codes: false), SentToOwner: false, Unproven: true)),
                var refused => Proof.Refusal(refused),
            });
    }

    /// <summary>The person at the desk has seen a photo ID, and sees what is at that office.</summary>
    static async Task<Answered> StaffAsync(Effect.FindByPerson person, Caller caller, Timetable timetable, Session session)
    {
        var found = (await timetable.OfPersonAsync(session, person.Name, person.Birth)).FindAll(one => caller.Trusts(one.Office.Code));
        return found.Count > 0
            ? Answered.Of(StatusCodes.Status200OK, new Wire.AppointmentList(Shown.Appointments(found, codes: false), SentToOwner: false))
            : Problems.NotFound("There is no appointment with these details at an office of this key.");
    }

    static async Task<IResult> MoveAsync(
        HttpContext http, string number, Body<Wire.MoveRequest> body, Caller caller, Desk desk, Proof proof, Once once)
    {
        var request = body.Value;
        var conversation = caller.For(request.Hold ?? request.Conversation, request.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
        {
            var (one, refusal) = await proof.OfAsync(caller, number, request.Code, conversation, session, request.Others);
            if (one is null)
                return refusal!;
            var asked = new Asked(
                caller, request.Office ?? one.Office.Code, request.Start!.Value, one.Minutes, conversation,
                request.Hold is not null, 1 + (request.Others?.Count ?? 0), request.Starts);
            return await desk.RefusalAsync(asked, session) ?? await TransferAsync(asked, number, request, desk, session);
        });
    }

    static async Task<Answered> TransferAsync(
        Asked asked, string number, Wire.MoveRequest request, Desk desk, Session session)
    {
        if (await desk.TimeAsync(asked, session) is not { } hold)
            return await desk.TakenAsync(asked, session, number);
        switch (await desk.PerformAsync(new Effect.Move(number, hold, request.Others ?? []), asked.Conversation, session))
        {
            case Input.Moved moved:
                desk.Told(request.Told, request.Heard, [moved.Appointment, .. moved.Others], Kinds.Moved, asked.Conversation, session);
                return Answered.Of(StatusCodes.Status200OK, new Wire.Moved(
                    Shown.Appointment(moved.Appointment, Answered.CodeOf(number)), moved.From,
                    Shown.Appointments(moved.Others, codes: true)));
            case Input.HoldExpired:
                return await desk.TakenAsync(asked, session, number);
            default:
                return Gone();
        }
    }

    static Task<IResult> CancelAsync(
        HttpContext http, string number, Body<Wire.ProofRequest> body, Caller caller, Desk desk, Proof proof, Once once) =>
        WithProofAsync(http, number, body, caller, proof, once, async (conversation, session) =>
        {
            var others = body.Value.Others ?? [];
            if (await desk.PerformAsync(new Effect.Cancel(number, others), conversation, session) is not Input.Cancelled gone)
                return Gone();
            desk.Told(body.Value.Told, body.Value.Heard, [gone.Appointment, .. gone.Others], Kinds.Cancelled, conversation, session);
            return Answered.Of(StatusCodes.Status200OK, new Wire.Cancelled(
                Shown.Appointment(gone.Appointment, null), Shown.Appointments(gone.Others, codes: false)));
        });

    static Task<IResult> AttendAsync(
        HttpContext http, string number, Body<Wire.ProofRequest> body, Caller caller, Desk desk, Proof proof, Once once) =>
        WithProofAsync(http, number, body, caller, proof, once, async (conversation, session) =>
        {
            await desk.PerformAsync(new Effect.Attend(number), conversation, session);
            return new(StatusCodes.Status204NoContent);
        });

    static async Task<IResult> WithProofAsync(
        HttpContext http, string number, Body<Wire.ProofRequest> body, Caller caller, Proof proof, Once once,
        Func<Conversation, Session, Task<Answered>> work)
    {
        var conversation = caller.For(body.Value.Conversation, body.Value.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            (await proof.OfAsync(caller, number, body.Value.Code, conversation, session, body.Value.Others)).Refusal
            ?? await work(conversation, session));
    }

    static async Task<IResult> RenameAsync(
        HttpContext http, string number, Body<Wire.NameRequest> body, Caller caller, Desk desk, Proof proof, Once once)
    {
        var conversation = caller.For(body.Value.Conversation, body.Value.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            (await proof.OfAsync(caller, number, null, conversation, session)).Refusal
            ?? await desk.PerformAsync(new Effect.CorrectName(number, Drafts.Name(body.Value.Name), Proven: !caller.IsLine), conversation, session) switch
            {
                Input.NameCorrected { Appointment: var one } =>
                    Answered.Of(StatusCodes.Status200OK, Shown.Appointment(one, Answered.CodeOf(number))),
                Input.AnotherName => Problems.Of(StatusCodes.Status409Conflict, Failures.AnotherPerson,
                    "This is not the name that it was booked with, spelled otherwise: an appointment is not passed on.", "name"),
                _ => Problems.Of(StatusCodes.Status409Conflict, Failures.OverLimit,
                    "Another appointment for the same has this name.", "name"),
            });
    }

    static Answered Gone() => Problems.Of(
        StatusCodes.Status404NotFound, Failures.Gone, "The appointment was cancelled, moved elsewhere or is over.");
}
