using System.ComponentModel;
using System.Globalization;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// Open times, for everybody: nobody needs to scrape. Who acts for somebody with a hold, or with an appointment to be
/// moved, asks with a key and sees that person's own time as free. That tells when it is, so it takes the appointment's code,
/// in a header: addresses are written into logs.
/// </summary>
internal static class TimesApi
{
    const string CodeHeader = "Appointment-Code";

    public static void MapTimes(this IEndpointRouteBuilder api) =>
        api.MapGet("/offices/{office}/times", FindAsync).WithName("findTimes")
            .WithSummary("The days of the booking window at an office, and the starts at which a visit fits.")
            .Produces<Wire.Times>().Produces(StatusCodes.Status304NotModified)
            .Refuses(400, 401, 404, 423);

    static async Task<IResult> FindAsync(
        HttpContext http, Caller caller, Database database, Timetable timetable, Desk desk, Proof proof,
        Content content, string office,
        [Description("The id of a reason: visits as long as it takes.")] string? reason,
        [Description("Or visits of so many minutes, up to 240.")] string? minutes,
        [Description("So many together, up to 6.")] string? people,
        [Description("With a key: for whom, as its hold was asked for.")] string? conversation,
        [Description("With a key: the number of an appointment to be moved.")] string? moving,
        [FromHeader(Name = CodeHeader), Description("The code of that appointment; lines and offices need none.")] string? code,
        CancellationToken cancellation)
    {
        if (Length(content, reason, minutes) is not { } usual)
            return Problems.Wrong(minutes is null ? "reason" : "minutes", "the id of a reason, or minutes from 1 to 240.");
        if (Reading.People(people) is not { } many)
            return Problems.Wrong("people", "1 to 6.");
        if (!caller.IsKnown && (conversation is not null || moving is not null))
            return Problems.Of(StatusCodes.Status401Unauthorized, Failures.Unauthorized,
                "To see somebody's own time as free takes a key.", conversation is not null ? "conversation" : "moving");
        if (conversation is not null && !Reading.Conversation().IsMatch(conversation))
            return Problems.Wrong("conversation", "1 to 64 letters, digits, dots, hyphens, underscores and tildes.");
        if (moving is not null && !Reading.Number().IsMatch(moving))
            return Problems.Wrong("moving", "this is no number of an appointment.");
        var length = reason is null ? usual : await timetable.MinutesAsync(office, reason, usual, cancellation) ?? usual;
        if (await timetable.OpenAsync(office, length, many, cancellation) is not { Office: var place, Days: var days })
            return Problems.NotFound("There is no office of this code.");
        if (conversation is null && moving is null)
            return Reading.Keep(http, Shown.Times(place, length, days), Reading.News);
        http.Response.Headers.CacheControl = "no-store";
        return await database.TransactAsync(async Task<IResult> (session) =>
        {
            var person = caller.For(conversation);
            if (moving is not null && await UnprovenAsync(proof, caller, moving, code, person, session) is { } refusal)
                return refusal;
            var found = (Input.TimesFound)await desk.PerformAsync(new Effect.FindTimes(office, length, moving, many), person, session);
            return TypedResults.Ok(Shown.Times(place, length, found.Days));
        }, cancellation);
    }

    static async Task<IResult?> UnprovenAsync(
        Proof proof, Caller caller, string moving, string? code, Conversation person, Session session) =>
        code is null && caller.Role is Role.Book
            ? Problems.Wrong(CodeHeader, "this takes the code that came with the number.")
            : (await proof.OfAsync(caller, moving, code, person, session)).Refusal;

    static int? Length(Content content, string? reason, string? minutes) => (reason, minutes) switch
    {
        ({ } id, null) => content.Reasons.FirstOrDefault(one => one.Id == id)?.Minutes,
        (null, { } said) when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= 240 => length,
        _ => null,
    };
}
