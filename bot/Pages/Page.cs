using System.Text;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;

namespace BotApp.Bot.Pages;

/// <summary>A whole page in one language, without script.</summary>
internal static class Page
{
    /// <param name="root">From the page to the root of our address: a proxy may have put us under a path.</param>
    public static IResult Show(
        Tongue tongue, string title, Html body, string root = "", int status = StatusCodes.Status200OK)
    {
        var page = Html.Of(
            $"""
            <!doctype html>
            <html lang="{tongue.Code}" dir="{Direction(tongue)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex, nofollow, noarchive">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{root}{Assets.Path("sheet.css")}">
            <script src="{root}{Assets.Path("sheet.js")}" defer></script>
            </head>
            <body>
            {body}
            </body>
            </html>

            """);
        return Results.Text(page.Markup, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    public static string Direction(Tongue tongue) => tongue.Calendar.RightToLeft ? "rtl" : "ltr";

    /// <summary>A sentence of the language folder, in full.</summary>
    public static string Say(Tongue tongue, string key, params ReadOnlySpan<(string Name, Value Value)> holes) =>
        Renderer.Render([Reply.Of(key, holes)], tongue, Medium.Chat).Text;
}
