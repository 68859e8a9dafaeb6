using System.ComponentModel;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using Wire = BotApp.Channels.Scheduling.Wire;

namespace BotApp.Bot.Scheduling;

/// <summary>What people come for, and what to bring.</summary>
internal static class ReasonsApi
{
    public static void MapReasons(this IEndpointRouteBuilder api) =>
        api.MapGet("/reasons", List).WithName("listReasons")
            .WithSummary("The kinds of appointment, in the order in which people are shown them.")
            .Produces<Wire.ReasonList>().Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest);

    static IResult List(
        HttpContext http, Content content, [Description("One of the languages that are spoken; English otherwise.")] string? language)
    {
        if (language is not null && !content.Tongues.ContainsKey(language))
            return Problems.Wrong("language", $"one of {string.Join(", ", content.Tongues.Keys.Order(StringComparer.Ordinal))}.");
        var tongue = content.In(language ?? "en");
        return Reading.Keep(http, new Wire.ReasonList(language ?? "en", [.. content.Reasons.Select(Row)]), Reading.Lasting);

        Wire.Reason Row(Reason reason) => new(
            reason.Id, Say($"reason.{reason.Id}"), reason.Minutes, reason.CaseNumber,
            [.. reason.Bring.Select(item => Say($"bring.{item}"))],
            reason.WithoutVisit is { } way ? Say($"instead.{way}") : null);

        string Say(string key) => Renderer.Render([Reply.Of(key)], tongue, Medium.Chat).Text;
    }
}
