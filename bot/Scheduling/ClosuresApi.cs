using System.ComponentModel;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>An office closes; who was booked then is offered another time, and who is not reached is listed.</summary>
internal static class ClosuresApi
{
    public static void MapClosures(this IEndpointRouteBuilder api)
    {
        var office = api.MapGroup("/offices/{office}").RequireKey(Role.Office, Role.Admin);
        office.MapPost("/closures", CloseAsync).WithName("close")
            .WithSummary("Closes a day or some hours of it. Each person booked then is offered another time, held for them.")
            .Produces<Wire.Closure>().Refuses(400, 401, 403, 404, 413, 415);
        office.MapGet("/displaced", ListAsync).WithName("listDisplaced")
            .WithSummary("Who is without a time that they can keep, and whom a person has to reach.")
            .Produces<Wire.DisplacedList>().Refuses(400, 401, 403, 404);
    }

    static async Task<IResult> CloseAsync(
        string office, Body<Wire.CloseRequest> body, Caller caller, OfficeDays days, CancellationToken cancellation)
    {
        if (!caller.Staffs(office))
            return Problems.NotYours();
        var close = body.Value;
        return await days.As($"api {caller.Name}").CloseAsync(
            office, close.Date!.Value, close.Reason!, close.From, close.Until, close.Holiday ?? false, cancellation) switch
        {
            DayChange.Done done => Answered.Of(StatusCodes.Status200OK, new Wire.Closure(
                done.Office.Code, close.Date.Value, -done.Seats, done.Displaced, done.Proposed, done.Listed)),
            var refused => Refusal((DayChange.Refused)refused),
        };
    }

    static async Task<IResult> ListAsync(
        string office, [Description("yyyy-MM-dd: those of one day; all where it is not said.")] string? date, Caller caller,
        OfficeDays days, CancellationToken cancellation)
    {
        if (!caller.Staffs(office))
            return Problems.NotYours();
        var day = date is null ? null : DaysApi.Date(date);
        if (date is not null && day is null)
            return Problems.Wrong("date", "a date is yyyy-MM-dd.");
        if (await days.DisplacedAsync(office, day, cancellation) is not var (near, people))
            return Problems.NotFound("There is no office of this code.");
        return Answered.Of(StatusCodes.Status200OK, new Wire.DisplacedList(Shown.Office(near), [.. people.Select(one =>
            new Wire.Displaced(
                one.Number, one.Name, one.Phone, one.Language, one.Start, Why(one.Why), one.HeldUntil, one.Ticket))]));
    }

    /// <summary>Which field of the request was wrong; an office that is not there is no field.</summary>
    public static Answered Refusal(DayChange.Refused refused) => refused.Field == "office"
        ? Problems.NotFound("There is no office of this code.")
        : Problems.Wrong(refused.Field, refused.Why);

    static string Why(Unreached why) => char.ToLowerInvariant($"{why}"[0]) + $"{why}"[1..];
}
