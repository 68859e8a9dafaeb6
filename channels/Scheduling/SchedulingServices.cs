using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Scheduling;

public static class SchedulingServices
{
    public static IServiceCollection AddSchedulingOptions(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<SchedulingOptions>().Bind(section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<SchedulingOptions>, SchedulingOptionsValidator>();
    }
}
