using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Bot.Pages;
using BotApp.Channels.WebChat;
using BotApp.Dialogs;
using BotApp.Dialogs.Rendering;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// <c>GET /</c>: the chat, in the language of the browser or of <c>?lang=</c>. Microsoft's Web Chat where it was built
/// in and the line is not slow, else, or with <c>?form=light</c>, our own light form.
/// </summary>
internal sealed partial class ChatPage(
    Content content, IOptions<WebChatOptions> options, IOptions<RetentionOptions> kept, IOptions<DemoOptions> demo,
    IHostEnvironment environment)
{
    const string Chat = "webchat.js";
    const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    static readonly Dictionary<string, string> NoWords = [];

    /// <summary>What the scripts say, besides what stands in the page.</summary>
    static readonly string[] Spoken = ["you", "bot", "loading", "typing", "offline", "sending", "unsent", "retry"];

    public IResult Show(HttpContext http)
    {
        var tongue = Preferred.Language(http, content);
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = Policy(http, nonce);
        http.Response.Headers.Vary = "Accept-Language, Save-Data, Accept-Encoding";
        // Nothing of it is secret, so its length may tell what stands in it.
        var encoding = Squeezed.Encoding(http);
        if (encoding.Length > 0)
            http.Response.Headers.ContentEncoding = encoding;
        return Results.Bytes(
            Squeezed.Of(Encoding.UTF8.GetBytes(Write(http, tongue, nonce).Markup), encoding, CompressionLevel.Fastest),
            "text/html; charset=utf-8");
    }

    Html Write(HttpContext http, Tongue tongue, string nonce)
    {
        var full = Assets.Has(Chat);
        return Html.Of(
            $"""
            <!doctype html>
            <html lang="{tongue.Code}" dir="{Page.Direction(tongue)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="description" content="{Say(tongue, "lead")}">
            <title>{Say(tongue, "title")}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{Assets.Path("chat.css")}">
            <script src="{Assets.Path("chat.js")}" defer></script>
            </head>
            <body data-lang="{tongue.Code}" data-form="{Form(http)}" data-nonce="{nonce}" data-full="{(full ? Assets.Path("chat-full.js") : "")}" data-webchat="{(full ? Assets.Path(Chat) : "")}">
            <div class="window">
            <header>
            <h1>{Say(tongue, "title")}</h1>
            {Languages(http, tongue)}
            </header>
            <main>
            {(demo.Value.Enabled ? Html.Of($"""<p class="demo">{Say(tongue, "demo")}</p>""") : Html.None)}
            <noscript><p>{Say(tongue, "noscript", ("hotline", new Value.Literal(content.Rules.Hotline)))}</p></noscript>
            <p id="status" role="status"></p>
            <div id="full" hidden></div>
            <section id="light" aria-label="{Say(tongue, "chat")}" hidden>
            <div id="log" role="log" aria-label="{Say(tongue, "chat")}" tabindex="0"></div>
            <form id="say" hidden>
            <label for="text">{Say(tongue, "input")}</label>
            <input id="text" dir="auto" maxlength="4000" autocomplete="off" enterkeyhint="send">
            <button>{Say(tongue, "send")}</button>
            </form>
            </section>
            <div id="over" hidden><p>{Say(tongue, "ended")}</p><p><a class="button" href="?{Query(http, tongue)}">{Say(tongue, "again")}</a></p></div>
            </main>
            </div>
            <footer>
            <details><summary>{Say(tongue, "privacy")}</summary><p>{Say(tongue, "kept", ("hours", new Value.Count(kept.Value.ChatHours)))}</p></details>
            <nav aria-label="{Say(tongue, "title")}">
            <button id="end" type="button">{Say(tongue, "end")}</button>
            <a href="a?lang={tongue.Code}">{Page.Say(tongue, "menu.show")}</a>
            {(full ? OtherForm(http, tongue) : Html.None)}
            {(environment.IsDevelopment() ? Html.Of($"""<a href="try" lang="en" dir="ltr">Development: /try</a>""") : Html.None)}
            </nav>
            </footer>
            <script type="application/json" id="words">{Words(tongue, full && Form(http) != "light")}</script>
            </body>
            </html>

            """);
    }

    /// <summary>Each language by the name that it gives itself.</summary>
    Html Languages(HttpContext http, Tongue shown) => Html.Of(
        $"""
        <form>
        <label for="lang">{Say(shown, "language")}</label>
        <select id="lang" name="lang" autocomplete="off">
        {Html.Each(content.Tongues.Values.OrderBy(tongue => tongue.Code, StringComparer.Ordinal), tongue => Html.Of(
            $"""<option value="{tongue.Code}" lang="{tongue.Code}" dir="{Page.Direction(tongue)}"{Selected(tongue == shown)}>{tongue.Calendar.OwnName}</option>"""))}
        </select>
        {(Form(http) is { Length: > 0 } form ? Html.Of($"""<input type="hidden" name="form" value="{form}">""") : Html.None)}
        <noscript><button>OK</button></noscript>
        </form>
        """);

    static Html Selected(bool selected) => new(selected ? " selected" : "");

    static Html OtherForm(HttpContext http, Tongue tongue) => Form(http) == "light"
        ? Html.Of($"""<a href="?lang={tongue.Code}&amp;form=full">{Say(tongue, "full")}</a>""")
        : Html.Of($"""<a href="?lang={tongue.Code}&amp;form=light">{Say(tongue, "light")}</a>""");

    /// <summary><c>light</c>, <c>full</c>, or empty where the page decides by its line.</summary>
    static string Form(HttpContext http) => http.Request.Query["form"].ToString() switch
    {
        "light" => "light",
        "full" => "full",
        _ => http.Request.Headers["Save-Data"] == "on" ? "light" : "",
    };

    static Html Query(HttpContext http, Tongue tongue) => Form(http) is { Length: > 0 } form
        ? Html.Of($"lang={tongue.Code}&amp;form={form}")
        : Html.Of($"lang={tongue.Code}");

    static string Say(Tongue tongue, string key, params ReadOnlySpan<(string Name, Value Value)> holes) =>
        Page.Say(tongue, $"page.{key}", holes);

    /// <summary>As JSON inside of the page; its default escapes leave nothing that could end the element.</summary>
    /// <param name="full">Web Chat may be shown, so what we say in its place is there too.</param>
    static Html Words(Tongue tongue, bool full)
    {
        var words = Spoken.ToDictionary(key => key, key => Say(tongue, key));
        return new(JsonSerializer.Serialize(new PageWords(words, full ? tongue.WebChat : NoWords), WordsJson.Default.PageWords));
    }

    /// <summary>
    /// As for all our pages, and what Web Chat needs besides: it makes style sheets by script, which carry the nonce, but
    /// for one that is empty and is let in by its hash; and it makes its icons into pictures by <c>blob:</c>. No script
    /// inside of the page, and no style that is not Web Chat's own. Pages of <c>WebChat:Origins</c> may show this one in a
    /// frame.
    /// </summary>
    string Policy(HttpContext http, string nonce)
    {
        string[] frames = options.Value.Origins.Count == 0 ? ["'none'"] : [.. options.Value.Origins];
        // Older browsers do not take 'self' for the web socket of the same host.
        var socket = Address.Of(http) is var address && Uri.IsWellFormedUriString(address, UriKind.Absolute)
            ? $" ws{new Uri(address).GetLeftPart(UriPartial.Authority)["http".Length..]}" : "";
        return BrowserRules.ContentPolicy
            .Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}' {EmptyStyle}", StringComparison.Ordinal)
            .Replace("img-src 'self'", "img-src 'self' blob:", StringComparison.Ordinal)
            .Replace("connect-src 'self'", $"connect-src 'self'{socket}", StringComparison.Ordinal)
            .Replace("frame-ancestors 'none'", $"frame-ancestors {string.Join(' ', frames)}", StringComparison.Ordinal);
    }

    internal sealed record PageWords(Dictionary<string, string> Page, IReadOnlyDictionary<string, string> Webchat);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(PageWords))]
    internal sealed partial class WordsJson : JsonSerializerContext;
}
