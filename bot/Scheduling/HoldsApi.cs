using System.ComponentModel;
using System.Diagnostics;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Times kept while somebody decides. They end by themselves and cannot be prolonged.</summary>
internal static class HoldsApi
{
    static readonly Role[] Holders = [Role.Book, Role.Line, Role.Office, Role.Admin];

    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/holds").RequireKey(Holders);
        holds.MapPost("", HoldAsync).WithName("hold").WithSummary("Keeps a time.")
            .Produces<Wire.Hold>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422, 423).Once();
        holds.MapGet("/{id}", FindAsync).WithName("findHold").WithSummary("A hold that has not ended.")
            .Produces<Wire.Hold>().Refuses(401, 403, 404);
        holds.MapDelete("/{id}", ReleaseAsync).WithName("release")
            .WithSummary("Lets it go, and the time is free at once; done also where nothing was held.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
    }

    static async Task<IResult> HoldAsync(
        HttpContext http, Body<Wire.HoldRequest> body, Caller caller, Desk desk, Proof proof, HoldShare share, Once once,
        Content content)
    {
        var wish = body.Value;
        var minutes = wish.Reason is { } id ? content.Reasons.FirstOrDefault(one => one.Id == id)?.Minutes : wish.Minutes;
        if (minutes is not { } length || (wish.Reason is null) == (wish.Minutes is null))
            return Problems.Wrong(wish.Minutes is null ? "reason" : "minutes", "the id of a reason, or minutes: one of the two.");
        var holder = wish.Conversation ?? Guid.NewGuid().ToString("N");
        var asked = new Asked(caller, wish.Office!, wish.Start!.Value, length, caller.For(holder), People: wish.People ?? 1);
        return await once.DoAsync(http, caller, body, needed: false, async session =>
        {
            if (await desk.RefusalAsync(asked, session) is { } refusal)
                return refusal;
            // Whose time shows as free tells when it is.
            if (wish.Moving is { } moving && (await proof.OfAsync(caller, moving, wish.Code, asked.Conversation, session)).Refusal is { } unproven)
                return unproven;
            if (wish.Reason is { } reason)
                length = await Timetable.Minutes(session, asked.Office, reason, length) ?? length;
            if (await share.RefusalAsync(asked with { Minutes = length }, session) is { } enough)
                return enough;
            return await desk.PerformAsync(
                new Effect.HoldTime(asked.Office, asked.Start, length, wish.Moving, asked.People), asked.Conversation, session) switch
            {
                Input.TimeHeld held => Answered.Of(
                    StatusCodes.Status201Created, Shown.Hold(holder, held.Hold), $"{SchedulingApi.Root}/holds/{holder}"),
                Input.SlotTaken => await desk.TakenAsync(asked, session, wish.Moving),
                _ => throw new UnreachableException(),
            };
        });
    }

    static async Task<IResult> FindAsync(
        [Description("As the hold was named.")] string id, Caller caller, Database database, Timetable timetable,
        CancellationToken cancellation) =>
        await database.ReadAsync(session => timetable.HoldAsync(session, caller.For(id)), cancellation) is { } hold
            ? Answered.Of(StatusCodes.Status200OK, Shown.Hold(id, hold))
            : Problems.NotFound("There is no such hold; it may have ended.");

    static async Task<IResult> ReleaseAsync(
        [Description("As the hold was named.")] string id, Caller caller, Desk desk, CancellationToken cancellation)
    {
        if (!Reading.Conversation().IsMatch(id))
            return Problems.NotFound("There is no such hold: no hold has such a name.");
        await desk.PerformAsync(new Effect.LetGo(), caller.For(id), cancellation);
        return TypedResults.NoContent();
    }
}
