using BotApp.Infra.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotApp.Bot;

/// <summary>Live: the process answers. Ready: the database does too.</summary>
internal sealed class Health(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.AskAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

internal static class HealthExtensions
{
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Health>("database").Services;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
