using System.ComponentModel;
using System.Diagnostics;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>Offices: all, those named, or those near a ZIP.</summary>
internal static class OfficesApi
{
    const int MostCodes = 10;

    public static void MapOffices(this IEndpointRouteBuilder api) =>
        api.MapGet("/offices", FindAsync).WithName("findOffices")
            .WithSummary("Offices: for a ZIP the one that serves it, or the nearest; those named; or all.")
            .Produces<Wire.OfficeList>().Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    static async Task<IResult> FindAsync(
        HttpContext http, Timetable timetable,
        [Description("Five digits.")] string? zip, [Description("Codes of offices, ten at most.")] string[]? code,
        [Description("How many must find room together before a day counts as open.")] string? people,
        CancellationToken cancellation)
    {
        if (zip is not null && !Reading.Zip().IsMatch(zip))
            return Problems.Wrong("zip", "a ZIP has five digits.");
        if (code is { Length: > MostCodes } || (code ?? []).Any(one => !Reading.OfficeCode().IsMatch(one)))
            return Problems.Wrong("code", $"up to {MostCodes} codes of three capital letters.");
        if (Reading.People(people) is not { } many)
            return Problems.Wrong("people", "1 to 6.");
        var found = code is { Length: > 0 } ? await timetable.NamedAsync(code, zip, many, cancellation)
            : zip is not null ? await timetable.NearAsync(zip, many, cancellation)
            : new Input.OfficesFound(await timetable.OfficesAsync(cancellation));
        return found switch
        {
            Input.OfficesFound { Offices: var offices } => Reading.Keep(http, Shown.Offices(offices), Reading.News),
            Input.ZipUnknown { Military: true } => Problems.Of(StatusCodes.Status404NotFound, Failures.MilitaryZip,
                "This is a military address and has no office.", "zip"),
            Input.ZipUnknown => Problems.Of(StatusCodes.Status404NotFound, Failures.UnknownZip, "This ZIP is not known.", "zip"),
            _ => throw new UnreachableException(),
        };
    }
}
