using System.ComponentModel;
using System.Globalization;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>The days of an office, for its staff.</summary>
internal static class DaysApi
{
    public static void MapDays(this IEndpointRouteBuilder api)
    {
        var days = api.MapGroup("/offices/{office}/days").RequireKey(Role.Office, Role.Admin);
        days.MapGet("/{date}", ListAsync).WithName("listDay").WithSummary("Who comes on a day, the soonest first.")
            .Produces<Wire.DayList>().Refuses(400, 401, 403, 404);
    }

    static async Task<IResult> ListAsync(
        string office, [Description("yyyy-MM-dd, on the office's calendar.")] string date, Caller caller,
        DayLists lists, CancellationToken cancellation)
    {
        if (!caller.Staffs(office))
            return Problems.NotYours();
        if (Date(date) is not { } day)
            return Problems.Wrong("date", "a date is yyyy-MM-dd.");
        if (await lists.OfAsync(office, day, cancellation) is not { } list)
            return Problems.NotFound("There is no office of this code.");
        return Answered.Of(StatusCodes.Status200OK, new Wire.DayList(
            Shown.Office(list.Office), day, list.Day?.Closure.ToString().ToLowerInvariant(), list.Day?.Opens, list.Day?.Closes,
            [.. list.Visits.Select(visit => new Wire.Visit(Shown.Appointment(visit.Appointment, null), visit.Attends))]));
    }

    static DateOnly? Date(string said) =>
        DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
