using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;

namespace BotApp.Bot.Pages;

/// <summary>
/// The language to show a page in: the one that its address asks for, else the first of the browser's that we speak.
/// </summary>
internal static class Preferred
{
    public const string Parameter = "lang";

    /// <returns>Null where the address asks for none, or for one that we do not speak.</returns>
    public static Tongue? Asked(HttpContext http, Content content) =>
        Locales.Of(http.Request.Query[Parameter], content) is { } code ? content.Tongues[code] : null;

    public static Tongue Language(HttpContext http, Content content) =>
        Asked(http, content) ?? content.In(Locales.Accepted(http.Request, content) ?? "en");
}
