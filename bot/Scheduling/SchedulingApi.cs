using BotApp.Channels.Scheduling;
using BotApp.Infra.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace BotApp.Bot.Scheduling;

/// <summary>The scheduling API: what the bot books with, for partners, other bots and the staff of offices.</summary>
internal static class SchedulingApi
{
    public const string Root = "/api/scheduling/v1";

    public static IServiceCollection AddSchedulingApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, SchedulingJson.Default));
        return services.AddKeys(configuration).AddLimits().AddDocument().AddSingleton<Desk>().AddSingleton<Proof>().AddSingleton<HoldShare>().AddSingleton<Once>();
    }

    /// <summary>Not there where appointments are made elsewhere: we have none to show.</summary>
    public static void MapSchedulingApi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (Elsewhere.Elsewhere.Is(app.Configuration))
            return;
        app.UseWhen(IsOurs, ours => ours.UseStatusCodePages(ExplainAsync));
        app.UseRateLimiter();
        app.MapDocument();
        var api = app.MapGroup(Root).RequireRateLimiting(Limits.Named).AddEndpointFilter(WaitForDatabaseAsync)
            .AddEndpointFilter(RefuseWrongBodiesAsync).AddEndpointFilter(RefuseUnknownKeysAsync);
        api.MapReasons();
        api.MapOffices();
        api.MapTimes();
        api.MapHolds();
        api.MapDays();
        api.MapBooking();
        api.MapAppointments();
        api.MapWaitlist();
        api.MapProposals();
        api.MapClosures();
        api.MapRules();
        api.MapLines();
    }

    static bool IsOurs(HttpContext http) => http.Request.Path.StartsWithSegments("/api/scheduling", StringComparison.Ordinal);

    /// <summary>What is refused before any of our routes sees it.</summary>
    static Task ExplainAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var (code, title) = status switch
        {
            StatusCodes.Status404NotFound => (Failures.NotFound, "There is no such route."),
            StatusCodes.Status405MethodNotAllowed => (Failures.NotAllowed, "This route has no such method."),
            StatusCodes.Status415UnsupportedMediaType =>
                (Failures.NotJson, "The body must be JSON: Content-Type: application/json."),
            _ => (Failures.Invalid, "The request cannot be understood."),
        };
        return Problems.Of(status, code, title).ExecuteAsync(context.HttpContext);
    }

    /// <summary>For the document: how a request may be refused.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            route.Produces<ProblemDetails>(status, "application/problem+json");
        return route.Produces<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json");
    }

    /// <summary>Nothing was changed; the same request, with the same key, may be sent again.</summary>
    static async ValueTask<object?> WaitForDatabaseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DatabaseUnavailableException)
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable, Failures.Unavailable, "The database does not answer. Try again in 5 s.");
        }
    }

    static ValueTask<object?> RefuseWrongBodiesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IBody>().FirstOrDefault(body => body.Problem is not null) is { Problem: { } problem }
            ? new(problem) : next(context);

    /// <summary>Where no key is needed, a wrong one is a mistake still.</summary>
    static ValueTask<object?> RefuseUnknownKeysAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.Authorization.Count > 0
            && context.Arguments.OfType<Caller>().All(caller => !caller.IsKnown)
            && context.HttpContext.RequestServices.GetRequiredService<KeyRing>().Find(context.HttpContext.Request) is null
            ? new(Problems.Of(StatusCodes.Status401Unauthorized, Failures.Unauthorized, "The key is not known."))
            : next(context);
}
