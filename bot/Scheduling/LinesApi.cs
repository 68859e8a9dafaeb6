using BotApp.Dialogs;
using BotApp.Infra.Data;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>What only a line of ours tells: what language somebody speaks now, and who wants no messages.</summary>
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
