using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// How our own page comes back to its chat: after a reload, in a second tab, when its token has run out while the
/// computer slept. A cookie that no script can read remembers the chat until the browser is closed, and only while what
/// was said is kept.
/// </summary>
internal static class Visits
{
    const string Cookie = "chat";
    const string Path = "/chat/token";

    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, EnterAsync).AddEndpointFilter<Patience>();
        routes.MapDelete(Path, Leave);
    }

    static async Task<IResult> EnterAsync(
        HttpContext http, Passes passes, Chatting chatting, Limits limits, IOptions<WebChatOptions> options,
        IOptions<RetentionOptions> kept)
    {
        if (!options.Value.Public)
            return DirectLineErrors.Forbidden;
        // Browsers say where a request comes from. The cookie does not come along from other sites, save where one of
        // those shows our page in a frame; then the page in the frame is who asks.
        if (http.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
            return DirectLineErrors.Forbidden;
        var pass = await KnownAsync(http, passes, chatting);
        if (pass is null && limits.Start(http) is { } seconds)
            return DirectLineErrors.TooMany(http, seconds);
        pass ??= DirectLine.New(null);
        var life = TimeSpan.FromHours(kept.Value.ChatHours);
        http.Response.Cookies.Append(Cookie, passes.Write(pass with { Use = Pass.Return }, life), Rules(http, options.Value));
        return DirectLine.Json(DirectLine.Answer(pass, passes, options.Value));
    }

    static IResult Leave(HttpContext http, IOptions<WebChatOptions> options)
    {
        http.Response.Cookies.Delete(Cookie, Rules(http, options.Value));
        return Results.NoContent();
    }

    /// <summary>The chat that the cookie names, unless it has ended. One that is not begun yet is as good.</summary>
    static async Task<Pass?> KnownAsync(HttpContext http, Passes passes, Chatting chatting)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie || passes.Read(cookie, Pass.Return).Pass is not { } pass)
            return null;
        return await chatting.FindAsync(pass.Chat, http.RequestAborted) is { Ended: true } ? null : pass;
    }

    /// <summary>In a frame on another site a cookie comes along only where it says so, and then only in that frame.</summary>
    static CookieOptions Rules(HttpContext http, WebChatOptions options)
    {
        // A proxy may have taken the encryption off, so it is asked how the browser reached us.
        var secure = Address.Of(http).StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        var framed = secure && options.Origins.Count > 0;
        var rules = new CookieOptions
        {
            Path = http.Request.PathBase + Path,
            HttpOnly = true,
            IsEssential = true,
            Secure = secure,
            SameSite = framed ? SameSiteMode.None : SameSiteMode.Strict,
        };
        if (framed)
            rules.Extensions.Add("Partitioned");
        return rules;
    }
}
