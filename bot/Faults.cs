using Microsoft.AspNetCore.Diagnostics;

namespace BotApp.Bot;

/// <summary>
/// What nobody caught: it is logged by its type and place. Its message may quote what a person said, so the usual log of it,
/// which has all, is not written.
/// </summary>
internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Addresses can have numbers and tokens in them: the route is enough.
        LogFault((httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", exception.GetType().Name, exception.StackTrace);
        return new(false);
    }

    [LoggerMessage(LogLevel.Error, "{Route} failed with {Fault}.\n{Place}")]
    partial void LogFault(string route, string fault, string? place);
}

internal static class FaultsExtensions
{
    public static IServiceCollection AddFaults(this IServiceCollection services) =>
        services.AddProblemDetails().AddExceptionHandler<Faults>();

    /// <summary>Answers with a problem that says nothing of it.</summary>
    public static IApplicationBuilder UseFaults(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = static _ => true });
}
