using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;

namespace BotApp.Bot.Pages;

/// <summary>The way to the same page in the other languages, each by the name that it gives itself.</summary>
internal static class Languages
{
    public static Html Links(Content content, Tongue shown) => Html.Of(
        $"""
        <nav class="screen" aria-label="{Page.Say(shown, "sheet.languages")}">
        {Html.Each(Others(content, shown), Link)}
        </nav>
        """);

    static IEnumerable<Tongue> Others(Content content, Tongue shown) => content.Tongues.Values
        .Where(tongue => tongue.Code != shown.Code).OrderBy(tongue => tongue.Code, StringComparer.Ordinal);

    static Html Link(Tongue tongue) => Html.Of(
        $"""
        <a href="?{Preferred.Parameter}={tongue.Code}" hreflang="{tongue.Code}"
        lang="{tongue.Code}" dir="{Page.Direction(tongue)}">{tongue.Calendar.OwnName}</a>

        """);
}
