using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>What only a line of ours tells: what language somebody speaks now, and who wants no messages; and what only a line asks for.</summary>
internal static class LinesApi
{
    public static void MapLines(this IEndpointRouteBuilder api)
    {
        var lines = api.MapGroup("").RequireKey(Role.Line);
        lines.MapPost("/conversations/language", SpeakAsync).WithName("speak")
            .WithSummary("The language that somebody speaks from now on: reminders follow.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415);
        lines.MapPost("/messages/stop", StopAsync).WithName("stopMessages")
            .WithSummary("No more messages to this phone; its appointments stand.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415);
        lines.MapPost("/messages/start", StartAsync).WithName("startMessages").WithSummary("Messages to this phone again.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415);
        lines.MapPost("/messages/calls", CallAsync).WithName("preferCalls").WithSummary("Calls to this phone in place of messages, or messages again.")
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415);
        lines.MapPost("/messages/text", TextAsync).WithName("textAbout")
            .WithSummary("A text message about an appointment, to its phone.")
            .Produces<Wire.Texted>().Refuses(400, 401, 403, 404, 413, 415, 422).Once();
    }

    static async Task<IResult> SpeakAsync(
        Body<Wire.LanguageRequest> body, Caller caller, Database database, Desk desk, CancellationToken cancellation)
    {
        var conversation = caller.For(body.Value.Conversation, language: body.Value.Language);
        await database.TransactAsync(session =>
        {
            Conversations.Save(session, conversation, desk.Now);
            return Task.FromResult(true);
        }, cancellation);
        return TypedResults.NoContent();
    }

    static async Task<IResult> TextAsync(
        HttpContext http, Body<Wire.TextRequest> body, Caller caller, Desk desk, Timetable timetable, Once once)
    {
        var (number, kind) = (body.Value.Number!, body.Value.Kind!);
        var conversation = caller.For(null, language: body.Value.Language);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
            await timetable.AppointmentAsync(session, number) is null
                ? Problems.NotFound("There is no such appointment.")
                : Answered.Of(StatusCodes.Status200OK, new Wire.Texted(
                    await desk.PerformAsync(new Effect.SendText(kind, number), conversation, session) is Input.Texted { Reached: true })));
    }

    static async Task<IResult> CallAsync(Body<Wire.CallsRequest> body, Caller caller, Desk desk, CancellationToken cancellation)
    {
        await desk.PerformAsync(new Effect.PreferCalls(body.Value.Phone!, body.Value.Calls!.Value), caller.For(null), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<IResult> StopAsync(Body<Wire.PhoneRequest> body, Caller caller, Desk desk, CancellationToken cancellation)
    {
        await desk.PerformAsync(new Effect.StopMessages(body.Value.Phone!), caller.For(null), cancellation);
        return TypedResults.NoContent();
    }

    static async Task<IResult> StartAsync(Body<Wire.PhoneRequest> body, Caller caller, Desk desk, CancellationToken cancellation)
    {
        await desk.PerformAsync(new Effect.StartMessages(body.Value.Phone!), caller.For(null), cancellation);
        return TypedResults.NoContent();
    }
}
