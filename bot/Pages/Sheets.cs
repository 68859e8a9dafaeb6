using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Pages;

/// <summary>
/// The sheet to print and the entry for the calendar, for whoever has the link. A link that is not ours says the same
/// as one of an appointment that never was.
/// </summary>
internal static class SheetsExtensions
{
    public static IServiceCollection AddSheets(this IServiceCollection services) =>
        services.AddSingleton<SheetColumn>().AddSingleton<SheetPage>()
            .AddSingleton<SheetSearch>().AddSingleton<SheetEntry>();

    /// <summary>None where the appointments are elsewhere: they are shown there.</summary>
    public static void MapSheets(this WebApplication app)
    {
        if (Elsewhere.Elsewhere.Is(app.Configuration))
            return;
        var sheets = app.MapGroup("/a").AddEndpointFilter(ApologizeAsync);
        sheets.MapGet("", (HttpContext http, SheetSearch search) => search.Form(http));
        sheets.MapPost("", (HttpContext http, SheetSearch search) => search.FindAsync(http));
        sheets.MapGet("/{token}", ShowAsync);
        sheets.MapGet("/{token}.ics", DownloadAsync);
    }

    static Task<IResult> ShowAsync(string token, HttpContext http, SheetPage page) => WithSheetAsync(token, http,
        (sheet, tongue) => page.Show(sheet, tongue, token));

    static Task<IResult> DownloadAsync(string token, HttpContext http, SheetEntry entry) => WithSheetAsync(token, http,
        (sheet, tongue) => entry.File(sheet, tongue, http));

    static async Task<IResult> WithSheetAsync(string token, HttpContext http, Func<Sheet, Tongue, IResult> show)
    {
        var services = http.RequestServices;
        var content = services.GetRequiredService<Content>();
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (services.GetRequiredService<SheetLinks>().NumberOf(token) is not { } number)
            return Missing("sheet.unknown", StatusCodes.Status404NotFound, Preferred.Language(http, content));
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var sheets = services.GetRequiredService<Infra.Scheduling.Sheets>();
        var sheet = await sheets.FindAsync(number, now, http.RequestAborted);
        var tongue = Preferred.Asked(http, content)
            ?? (sheet is null ? Preferred.Language(http, content) : content.In(sheet.Language));
        return sheet is null || sheet.IsOver(now)
            ? Missing("sheet.over", StatusCodes.Status410Gone, tongue)
            : show(sheet, tongue);
    }

    /// <summary>Kind words in the place of a sheet, and the way to find one.</summary>
    static IResult Missing(string key, int status, Tongue tongue)
    {
        var title = Page.Say(tongue, key);
        return Page.Show(tongue, title, Html.Of(
            $"""
            <main class="notice">
            <h1>{title}</h1>
            <p>{Page.Say(tongue, $"{key}.next")}</p>
            <p><a class="button" href="../a?{Preferred.Parameter}={tongue.Code}">{Page.Say(tongue, "menu.show")}</a></p>
            </main>
            """), "../", status);
    }

    /// <summary>Whoever stands before a printer is told in their language that it must wait.</summary>
    static async ValueTask<object?> ApologizeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DatabaseUnavailableException)
        {
            var http = context.HttpContext;
            var tongue = Preferred.Language(http, http.RequestServices.GetRequiredService<Content>());
            http.Response.Headers.RetryAfter = "30";
            var title = Page.Say(tongue, "sheet.title");
            var sorry = Html.Of(
                $"""<main class="notice"><h1>{title}</h1><p>{Page.Say(tongue, "sorry.database")}</p></main>""");
            var root = http.Request.RouteValues.ContainsKey("token") ? "../" : "";
            return Page.Show(tongue, title, sorry, root, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
