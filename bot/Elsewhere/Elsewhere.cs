using BotApp.Channels.Scheduling;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Elsewhere;

internal static class Elsewhere
{
    /// <summary>With <c>Scheduling:BaseAddress</c>, appointments are made by an API elsewhere and our own tables stay empty.</summary>
    public static IServiceCollection AddElsewhere(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SchedulingOptions.Section);
        services.AddSchedulingOptions(section);
        if (!Is(configuration))
            return services;
        services.PostConfigure<DemoOptions>(demo => demo.Enabled = false);
        // Sheets are shown where the appointments are: with the same key a link is the same, but only if told where to.
        services.PostConfigure<SiteOptions>(site => site.PublicUrl = configuration["Site:PublicUrl"]);
        services.AddSingleton<SchedulingResilience>().AddSingleton<RemoteRequests>().AddSingleton<RemoteEffects>().AddSingleton<Received>();
        services.AddHttpClient<SchedulingClient>((provider, http) => http.BaseAddress =
            new(provider.GetRequiredService<IOptions<SchedulingOptions>>().Value.BaseAddress!.TrimEnd('/') + "/"));
        return services.Replace(ServiceDescriptor.Singleton<IScheduling, RemoteScheduling>());
    }

    public static bool Is(IConfiguration configuration) =>
        configuration.GetSection(SchedulingOptions.Section).Get<SchedulingOptions>() is { IsElsewhere: true };
}
