using System.ComponentModel;
using System.Diagnostics;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Places in line: taken and left by those who wait, and seen by the staff of the office.</summary>
internal static class WaitlistApi
{
    const int LeastNotice = 2;

    public static void MapWaitlist(this IEndpointRouteBuilder api)
    {
        var waitlist = api.MapGroup("/waitlist").RequireKey(Role.Book, Role.Line, Role.Office, Role.Admin);
        waitlist.MapPost("", JoinAsync).WithName("joinWaitlist")
            .WithSummary("A place in line. Who is in line there already keeps that place, and it is said.")
            .Produces<Wire.Place>(StatusCodes.Status201Created).Produces<Wire.Place>()
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422, 423).Once();
        waitlist.MapPost("/leave", LeaveAsync).WithName("leaveWaitlist")
            .WithSummary("Gives a place up; done also where there was none. In several lines it must be said which.")
            .Produces<Wire.LeftLine>().Refuses(400, 401, 403, 413, 415, 422).Once();
        var office = api.MapGroup("/offices/{office}/waitlist").RequireKey(Role.Office, Role.Admin);
        office.MapGet("", ListAsync).WithName("listWaitlist").WithSummary("Who waits at an office, the first first.")
            .Produces<Wire.LineList>().Refuses(401, 403, 404);
        office.MapDelete("/{number}", RemoveAsync).WithName("removeFromWaitlist")
            .WithSummary("Somebody waits no longer: they came, called or were mistaken.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
    }

    static async Task<IResult> JoinAsync(
        HttpContext http, Body<Wire.WaitRequest> body, Caller caller, Desk desk, Proof proof, Once once, Content content)
    {
        var request = body.Value;
        var (draft, usual, problem) = Drafts.Read(request, caller, content, desk.Now);
        if (draft is null)
            return problem!;
        if (request.Phone is null && (request.Caller is null || !caller.IsLine))
            return Problems.Wrong("phone", "whoever waits is told by text message.");
        if (Stretches.Wrong(request) is { } wrong)
            return wrong;
        var conversation = caller.For(request.Conversation ?? Guid.NewGuid().ToString("N"), request.Caller, request.Language);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
        {
            if (await Timetable.Minutes(session, request.Office!, draft.Reason!, usual) is not { } minutes)
                return Problems.Wrong("office", "there is no office of this code.");
            if (request.Moving is { } moving
                && (await proof.OfAsync(caller, moving, request.Code, conversation, session)).Refusal is { } refusal)
                return refusal;
            return await EnterAsync(new Effect.JoinLine(
                draft, request.Office!, minutes, Stretches.Wish(request), request.Notice ?? LeastNotice, request.Moving),
                caller, conversation, desk, session);
        });
    }

    static async Task<Answered> EnterAsync(
        Effect.JoinLine join, Caller caller, Conversation conversation, Desk desk, Session session) =>
        await desk.PerformAsync(join, conversation, session) switch
        {
            Input.InLine joined => Answered.Of(
                joined.Already ? StatusCodes.Status200OK : StatusCodes.Status201Created, Shown.Place(joined)),
            var refused => BookingApi.Refusal(caller, refused),
        };

    static async Task<IResult> LeaveAsync(HttpContext http, Body<Wire.LeaveRequest> body, Caller caller, Desk desk, Once once)
    {
        var request = body.Value;
        if (request.Conversation is null && (request.Caller is null || !caller.IsLine))
            return Problems.Wrong("conversation", "as it was said when the place was taken.");
        var conversation = caller.For(request.Conversation, request.Caller);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            Answered.Of(StatusCodes.Status200OK, await desk.PerformAsync(
                new Effect.LeaveLine(request.Number), conversation, session) switch
            {
                Input.LeftLine left => new Wire.LeftLine(left.Count, []),
                Input.WhichLine which => new Wire.LeftLine(0, [.. which.Places.Select(place => Shown.Place(new(place)))]),
                _ => throw new UnreachableException(),
            }));
    }

    static async Task<IResult> ListAsync(
        string office, Caller caller, Waitlist waitlist, CancellationToken cancellation)
    {
        if (!caller.Staffs(office))
            return Problems.NotYours();
        return await waitlist.ListAsync(office, cancellation) is var (near, waiting)
            ? Answered.Of(StatusCodes.Status200OK, new Wire.LineList(Shown.Office(near), [.. waiting.Select(one => new Wire.Waiter(
                one.Number, one.Reason, one.People, one.Name, one.Phone, one.Language, one.Since, one.Notice, one.Misses,
                one.Moving, one.Proposed))]))
            : Problems.NotFound("There is no office of this code.");
    }

    static async Task<IResult> RemoveAsync(
        string office, [Description("The place's, W-1042.")] string number, Caller caller, Waitlist waitlist,
        CancellationToken cancellation) =>
        !caller.Staffs(office) ? Problems.NotYours()
        : await waitlist.RemoveAsync(office, number, $"api {caller.Name}", cancellation) ? TypedResults.NoContent()
        : Problems.NotFound("Nobody waits there under this number.");
}
