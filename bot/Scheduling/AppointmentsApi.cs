using System.Diagnostics;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Booking, finding, and what can become of an appointment.</summary>
internal static class AppointmentsApi
{
    public static void MapAppointments(this IEndpointRouteBuilder api)
    {
        var appointments = api.MapGroup("/appointments").RequireKey(Role.Book, Role.Line, Role.Office, Role.Admin);
        appointments.MapPost("", BookAsync).WithName("book")
            .WithSummary("Books a time, held or free. The header Idempotency-Key is needed: the same again books once.")
            .Produces<Wire.Appointment>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409, 413, 415, 422).Once(needed: true);
        appointments.MapPost("/find", FindAsync).WithName("findAppointments")
            .WithSummary("By number and code, or by name and birth date. Wrong tries are counted.")
            .Produces<Wire.AppointmentList>().Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/move", MoveAsync).WithName("move")
            .WithSummary("Another time; the old one stays until the new one is had.")
            .Produces<Wire.Moved>().Refuses(400, 401, 403, 404, 409, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/cancel", CancelAsync).WithName("cancel").WithSummary("Gives the time back.")
            .Produces<Wire.Appointment>().Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        appointments.MapPost("/{number}/attend", AttendAsync).WithName("attend").WithSummary("The person will come.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404, 413, 415, 422, 423).Once();
        api.MapPost("/appointments/{number}/name", RenameAsync).RequireKey(Role.Line, Role.Office, Role.Admin)
            .WithName("correctName").WithSummary("Corrects the spelling of the name.")
            .Produces<Wire.Appointment>().Refuses(400, 401, 403, 404, 409, 413, 415, 422).Once();
    }

    static async Task<IResult> BookAsync(
        HttpContext http, Body<Wire.BookRequest> body, Caller caller, Desk desk, Once once, Content content)
    {
        var request = body.Value;
        var (draft, minutes, problem) = Drafts.Read(request, content, desk.Now);
        if (draft is null)
            return problem!;
        var conversation = caller.For(request.Hold ?? Guid.NewGuid().ToString("N"), request.Caller, request.Language);
        var asked = new Asked(caller, request.Office!, request.Start!.Value, minutes, conversation, request.Hold is not null);
        return await once.DoAsync(http, caller, body, needed: true, async session =>
            await desk.RefusalAsync(asked, session) ?? await EnterAsync(asked, draft, request, desk, session));
    }

    static async Task<Answered> EnterAsync(Asked asked, Draft draft, Wire.BookRequest request, Desk desk, Session session)
    {
        var hold = new Hold(asked.Office, asked.Start, asked.Minutes, desk.Now);
        switch (await desk.PerformAsync(new Effect.Book(draft, hold), asked.Conversation, session))
        {
            case Input.Booked { Appointment: var booked }:
                Told(request.Told, booked, Kinds.Confirmed, asked.Conversation, desk, session);
                return Answered.Of(StatusCodes.Status201Created, Shown.Appointment(booked, Answered.CodeOf(booked.Number)),
                    $"{SchedulingApi.Root}/appointments/{booked.Number}");
            case Input.HoldExpired:
                return await desk.TakenAsync(asked, session);
            case Input.TooManyBookings { Existing: var existing }:
                return Has(asked, Failures.OverLimit, "This person or case has an appointment for this reason already.", existing);
            case Input.MaybeSamePerson { Existing: var existing }:
                return Has(asked, Failures.OverLimit,
                    "This person, or one of that name or family and birth date, has an appointment for this reason already.", existing);
            case Input.Overlaps { Existing: var existing }:
                return Has(asked, Failures.Overlapping, "This person has another appointment at that time.", existing);
            case Input.NeedsPerson { Ticket: var ticket }:
                return Problems.Of(StatusCodes.Status409Conflict, Failures.NeedsPerson,
                    "Many were booked by this caller: a person will look at this one.", null, ("ticket", ticket));
            case var other:
                throw new UnreachableException(other.GetType().Name);
        }
    }

    /// <summary>Which appointment it is, only the line may know: it answers the person.</summary>
    static Answered Has(Asked asked, string code, string title, Appointment existing) => Problems.Of(
        StatusCodes.Status409Conflict, code, title, null,
        asked.Caller.IsLine ? [("existing", Shown.Appointment(existing, null))] : []);

    static async Task<IResult> FindAsync(
        HttpContext http, Body<Wire.FindRequest> body, Caller caller, Desk desk, Once once)
    {
        var wanted = body.Value;
        Effect? effect = wanted switch
        {
            { Number: { } number, Code: { } code } => new Effect.FindByCode(number, code),
            { Name: { } name, Birth: { } birth } => new Effect.FindByPerson(name, birth, wanted.Phone),
            { Phone: { } phone } when caller.IsLine && phone == wanted.Caller => new Effect.FindByPhone(phone),
            _ => null,
        };
        if (effect is null)
            return Problems.Wrong(
                wanted.Number is not null ? "code" : wanted.Name is not null ? "birth" : "number",
                "number and code, or name and birth date.");
        var conversation = caller.For(wanted.Conversation, wanted.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            await desk.PerformAsync(effect, conversation, session) switch
            {
                Input.AppointmentsFound { Appointments: var found } => Answered.Of(StatusCodes.Status200OK, new Wire.AppointmentList(
                    [.. found.Select(one => Shown.Appointment(one, Answered.CodeOf(one.Number)))], SentToOwner: false)),
                Input.SentToOwner => Answered.Of(StatusCodes.Status200OK, new Wire.AppointmentList([], SentToOwner: true)),
                var refused => Proof.Refusal(refused),
            });
    }

    static async Task<IResult> MoveAsync(
        HttpContext http, string number, Body<Wire.MoveRequest> body, Caller caller, Desk desk, Proof proof, Once once)
    {
        var request = body.Value;
        var conversation = caller.For(request.Hold ?? request.Conversation, request.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
        {
            var (appointment, refusal) = await proof.OfAsync(caller, number, request.Code, conversation, session);
            if (appointment is null)
                return refusal!;
            var asked = new Asked(
                caller, request.Office ?? appointment.Office.Code, request.Start!.Value, appointment.Minutes, conversation,
                request.Hold is not null);
            return await desk.RefusalAsync(asked, session) ?? await TransferAsync(asked, number, request, desk, session);
        });
    }

    static async Task<Answered> TransferAsync(Asked asked, string number, Wire.MoveRequest request, Desk desk, Session session)
    {
        var hold = new Hold(asked.Office, asked.Start, asked.Minutes, desk.Now);
        switch (await desk.PerformAsync(new Effect.Move(number, hold), asked.Conversation, session))
        {
            case Input.Moved moved:
                Told(request.Told, moved.Appointment, Kinds.Moved, asked.Conversation, desk, session);
                return Answered.Of(StatusCodes.Status200OK, new Wire.Moved(
                    Shown.Appointment(moved.Appointment, Answered.CodeOf(number)), moved.From));
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
            if (await desk.PerformAsync(new Effect.Cancel(number), conversation, session) is not Input.Cancelled { Appointment: var gone })
                return Gone();
            Told(body.Value.Told, gone, Kinds.Cancelled, conversation, desk, session);
            return Answered.Of(StatusCodes.Status200OK, Shown.Appointment(gone, null));
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
            (await proof.OfAsync(caller, number, body.Value.Code, conversation, session)).Refusal
            ?? await work(conversation, session));
    }

    static async Task<IResult> RenameAsync(
        HttpContext http, string number, Body<Wire.NameRequest> body, Caller caller, Desk desk, Proof proof, Once once)
    {
        var conversation = caller.For(body.Value.Conversation, body.Value.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            (await proof.OfAsync(caller, number, null, conversation, session)).Refusal
            ?? await desk.PerformAsync(new Effect.CorrectName(number, body.Value.Name!), conversation, session) switch
            {
                Input.NameCorrected { Appointment: var one } =>
                    Answered.Of(StatusCodes.Status200OK, Shown.Appointment(one, Answered.CodeOf(number))),
                _ => Problems.Of(StatusCodes.Status409Conflict, Failures.OverLimit,
                    "Another appointment for the same has this name.", "name"),
            });
    }

    /// <summary>A line has told its caller already: that message need not go out.</summary>
    static void Told(
        bool? told, Appointment appointment, string kind, Conversation conversation, Desk desk, Session session)
    {
        if (told == true && conversation.Phone is { } phone)
            OutboxMessages.Answered(session, appointment.Number, kind, phone, "", desk.Now);
    }

    static Answered Gone() => Problems.Of(
        StatusCodes.Status404NotFound, Failures.Gone, "The appointment was cancelled, moved elsewhere or is over.");
}
