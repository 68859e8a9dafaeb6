using System.ComponentModel;
using System.Globalization;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// Open times, for everybody: nobody needs to scrape. Who acts for somebody with a hold, or with an appointment to be
/// moved, asks with a key and sees that person's own time as free.
/// </summary>
internal static class TimesApi
{
    public static void MapTimes(this IEndpointRouteBuilder api) =>
        api.MapGet("/offices/{office}/times", FindAsync).WithName("findTimes")
            .WithSummary("The days of the booking window at an office, and the starts at which a visit fits.")
            .Produces<Wire.Times>().Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

    static async Task<IResult> FindAsync(
        HttpContext http, Caller caller, Timetable timetable, Desk desk, Content content, string office,
        [Description("The id of a reason: visits as long as it takes.")] string? reason,
        [Description("Or visits of so many minutes, up to 240.")] string? minutes,
        [Description("So many together, up to 6.")] string? people,
        [Description("With a key: for whom, as its hold was asked for.")] string? conversation,
        [Description("With a key: the number of an appointment to be moved.")] string? moving,
        CancellationToken cancellation)
    {
        if (Length(content, reason, minutes) is not { } length)
            return Problems.Wrong(minutes is null ? "reason" : "minutes", "the id of a reason, or minutes from 1 to 240.");
        if (Reading.People(people) is not { } many)
            return Problems.Wrong("people", "1 to 6.");
        if (!caller.IsKnown && (conversation is not null || moving is not null))
            return Problems.Of(StatusCodes.Status401Unauthorized, Failures.Unauthorized,
                "To see somebody's own time as free takes a key.", conversation is not null ? "conversation" : "moving");
        if (await timetable.OpenAsync(office, length, many, cancellation) is not { Office: var place, Days: var days })
            return Problems.NotFound("There is no office of this code.");
        if (conversation is null && moving is null)
            return Reading.Keep(http, Shown.Times(place, length, days), Reading.News);
        http.Response.Headers.CacheControl = "no-store";
        var found = (Input.TimesFound)await desk.PerformAsync(
            new Effect.FindTimes(office, length, moving, many), caller.For(conversation), cancellation);
        return TypedResults.Ok(Shown.Times(place, length, found.Days));
    }

    static int? Length(Content content, string? reason, string? minutes) => (reason, minutes) switch
    {
        ({ } id, null) => content.Reasons.FirstOrDefault(one => one.Id == id)?.Minutes,
        (null, { } said) when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= 240 => length,
        _ => null,
    };
}
