namespace BotApp.Bot.Pages;

/// <summary>
/// What every answer tells a browser: nothing from other addresses, no script or style inside of the page, no frame
/// around it, no guessing at types, nobody told where one came from, nothing kept. An endpoint that needs another
/// policy says so with <see cref="WithContentPolicy"/> or, where it differs by request, sets the header; one whose
/// answer may be kept sets Cache-Control itself.
/// </summary>
internal static class BrowserRules
{
    /// <summary>Content Security Policy, level 3.</summary>
    public const string ContentPolicy =
        "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; img-src 'self' data:; media-src 'self'; script-src 'self'; style-src 'self'";

    /// <summary>First of all, so that answers to faults have them too.</summary>
    public static void UseBrowserRules(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Apply, http);
        return next(http);
    });

    public static TBuilder WithContentPolicy<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Policy(policy));

    static Task Apply(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = http.GetEndpoint()?.Metadata.GetMetadata<Policy>()?.Value ?? ContentPolicy;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    sealed record Policy(string Value);
}
