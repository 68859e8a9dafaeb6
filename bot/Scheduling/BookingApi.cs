using System.Diagnostics;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>From a request to appointments: one person's, or those of a group, all or none.</summary>
internal static class BookingApi
{
    public static void MapBooking(this IEndpointRouteBuilder api) =>
        api.MapPost("/appointments", BookAsync).RequireKey(Role.Book, Role.Line, Role.Office, Role.Admin).WithName("book")
            .WithSummary("Books a time, held or free. The header Idempotency-Key is needed: the same again books once.")
            .Produces<Wire.Booking>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409, 413, 415, 422).Once(needed: true);

    static async Task<IResult> BookAsync(
        HttpContext http, Body<Wire.BookRequest> body, Caller caller, Desk desk, Once once, Content content)
    {
        var request = body.Value;
        var (draft, usual, problem) = Drafts.Read(request, caller, content, desk.Now);
        if (draft is null)
            return problem!;
        var conversation = caller.For(request.Hold ?? Guid.NewGuid().ToString("N"), request.Caller, request.Language);
        var asked = new Asked(
            caller, request.Office!, request.Start!.Value, usual, conversation, request.Hold is not null,
            draft.Everyone.Count, request.Starts);
        return await once.DoAsync(
            http, caller, body, needed: true, session => desk.Ask(asked, draft, session), async (session, ahead) =>
            {
                var here = asked with { Minutes = await ahead.MinutesAsync() ?? usual };
                return await desk.RefusalAsync(here, session, ahead)
                    ?? await EnterAsync(here, draft, ahead, request, desk, session);
            });
    }

    static async Task<Answered> EnterAsync(
        Asked asked, Draft draft, Questions ahead, Wire.BookRequest request, Desk desk, Session session)
    {
        if (await desk.TimeAsync(asked, session) is not { } hold)
            return await desk.TakenAsync(asked, session);
        switch (await desk.BookAsync(draft, hold, asked, ahead, session))
        {
            case Input.Booked { Appointment: var first, Others: var others }:
                desk.Told(request.Told, request.Heard, [first, .. others], Kinds.Confirmed, asked.Conversation, session);
                return Answered.Of(
                    StatusCodes.Status201Created,
                    new Wire.Booking(Shown.Appointment(first, Answered.CodeOf(first.Number)), Shown.Appointments(others, codes: true)),
                    $"{SchedulingApi.Root}/appointments/{first.Number}");
            case Input.HoldExpired:
                return await desk.TakenAsync(asked, session);
            case var refused:
                return Refusal(asked.Caller, refused);
        }
    }

    /// <summary>Why somebody cannot have an appointment, or a place in line for one.</summary>
    public static Answered Refusal(Caller caller, Input refused) => refused switch
    {
        Input.TooManyBookings over => Has(caller, Failures.OverLimit,
            "This person or case has an appointment for this reason already.", over.Existing, over.Who),
        Input.MaybeSamePerson maybe => Has(caller, Failures.MaybeSame,
            "Somebody of this name or family and birth date has an appointment for this reason: is it the same person?",
            maybe.Existing, maybe.Who),
        Input.Overlaps overlaps => Has(caller, Failures.Overlapping,
            "This person has another appointment at that time.", overlaps.Existing, overlaps.Who),
        Input.NeedsPerson { Ticket: var ticket } => Problems.Of(StatusCodes.Status409Conflict, Failures.NeedsPerson,
            "Many were booked by this caller: a person will look at this one.", null, ("ticket", ticket)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Which appointment it is, only a line may know: it answers the person.</summary>
    static ProblemHttpResult Has(Caller caller, string code, string title, Appointment existing, int who) => Problems.Of(
        StatusCodes.Status409Conflict, code, title, code == Failures.MaybeSame ? "same" : null,
        caller.IsLine ? [("who", who), ("existing", Shown.Appointment(existing, null))] : [("who", who)]);
}
