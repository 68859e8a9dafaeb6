using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;

namespace BotApp.Bot.Pages;

/// <summary>The language to show a page in: the one asked for by its address, else the first of the browser's that we speak.</summary>
internal static class Preferred
{
    public const string Parameter = "lang";

    /// <summary>Browsers name some languages otherwise than we do, and regions that write in another script.</summary>
    static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fil"] = "tl",
        ["zh-TW"] = "zh-Hant",
        ["zh-HK"] = "zh-Hant",
        ["zh-MO"] = "zh-Hant",
    };

    /// <returns>Null where the address asks for none, or for one that we do not speak.</returns>
    public static Tongue? Asked(HttpContext http, Content content) =>
        http.Request.Query[Parameter] is [{ } code, ..] ? Known(code, content) : null;

    public static Tongue Language(HttpContext http, Content content) =>
        Asked(http, content)
        ?? Accepted(http).Select(code => Known(code, content)).FirstOrDefault(tongue => tongue is not null)
        ?? content.Tongues["en"];

    static IEnumerable<string> Accepted(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");

    static Tongue? Known(string code, Content content)
    {
        for (var name = code; ; name = name[..name.LastIndexOf('-')])
        {
            if (content.Tongues.TryGetValue(Others.GetValueOrDefault(name, name), out var tongue))
                return tongue;
            if (!name.Contains('-'))
                return null;
        }
    }
}
