using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>The rules of an office: usual hours, officers, how soon and how far ahead, how long visits take.</summary>
internal static class RulesApi
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var office = api.MapGroup("/offices/{office}").RequireKey(Role.Office, Role.Admin);
        office.MapGet("/rules", ShowAsync).WithName("showRules").WithSummary("The rules of an office.")
            .Produces<Wire.Rules>().Refuses(401, 403, 404);
        office.MapPatch("/rules", ChangeAsync).WithName("changeRules").WithSummary("Changes those that are said.")
            .Produces<Wire.Rules>().Refuses(400, 401, 403, 404, 413, 415);
        office.MapPut("/lengths/{reason}", LengthenAsync).WithName("setLength")
            .WithSummary("How long a visit of this kind takes here, from now on.")
            .Produces<Wire.Rules>().Refuses(400, 401, 403, 404, 413, 415);
        office.MapDelete("/lengths/{reason}", ForgetAsync).WithName("forgetLength").WithSummary("As long as everywhere.")
            .Produces<Wire.Rules>().Refuses(401, 403, 404);
    }

    static async Task<IResult> ShowAsync(string office, Caller caller, OfficeDays days, CancellationToken cancellation) =>
        caller.Staffs(office) ? await ShownAsync(office, days, cancellation) : Problems.NotYours();

    static Task<IResult> ChangeAsync(
        string office, Body<Wire.RulesRequest> body, Caller caller, OfficeDays days, CancellationToken cancellation)
    {
        var rules = body.Value;
        return DoAsync(office, caller, days, staff => staff.SetOfficeAsync(office, new(
            rules.Opens, rules.Closes, rules.Officers, rules.Weekdays, rules.LeadMinutes, rules.WindowDays), cancellation), cancellation);
    }

    static async Task<IResult> LengthenAsync(
        string office, string reason, Body<Wire.LengthRequest> body, Caller caller, OfficeDays days, Content content,
        CancellationToken cancellation) => Has(content, reason)
            ? await DoAsync(
                office, caller, days, staff => staff.SetLengthAsync(office, reason, body.Value.Minutes, cancellation), cancellation)
            : Problems.NotFound("There is no reason of this id.");

    static async Task<IResult> ForgetAsync(
        string office, string reason, Caller caller, OfficeDays days, Content content, CancellationToken cancellation) =>
        Has(content, reason)
            ? await DoAsync(office, caller, days, staff => staff.SetLengthAsync(office, reason, null, cancellation), cancellation)
            : Problems.NotFound("There is no reason of this id.");

    static bool Has(Content content, string reason) => content.Reasons.Any(one => one.Id == reason);

    static async Task<IResult> DoAsync(
        string office, Caller caller, OfficeDays days, Func<OfficeDays, Task<DayChange>> change, CancellationToken cancellation)
    {
        if (!caller.Staffs(office))
            return Problems.NotYours();
        return await change(days.As($"api {caller.Name}")) is DayChange.Refused refused
            ? ClosuresApi.Refusal(refused)
            : await ShownAsync(office, days, cancellation);
    }

    static async Task<IResult> ShownAsync(string office, OfficeDays days, CancellationToken cancellation) =>
        await days.RulesAsync(office, cancellation) is { } rules
            ? Answered.Of(StatusCodes.Status200OK, new Wire.Rules(
                office, rules.Opens, rules.Closes, rules.Officers, rules.Weekdays, rules.LeadMinutes, rules.WindowDays, rules.Lengths))
            : Problems.NotFound("There is no office of this code.");
}
