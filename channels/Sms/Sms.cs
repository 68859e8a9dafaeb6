using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Sms;

public static class Sms
{
    /// <summary>Text messages by Twilio. A sender is there only where the settings let it send.</summary>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TwilioOptions.Section);
        services.AddOptions<TwilioOptions>().Bind(section).ValidateOnStart()
            .PostConfigure(twilio => twilio.AllowsUnproven ??= configuration.GetValue("Demo:Enabled", true));
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        if (section.Get<TwilioOptions>() is { Sends: true })
        {
            services.AddSingleton<TwilioResilience>();
            services.AddHttpClient<TwilioApi>((provider, http) => http.BaseAddress =
                new(provider.GetRequiredService<IOptions<TwilioOptions>>().Value.ApiBase.TrimEnd('/') + "/"));
            services.AddTransient<ISender, TwilioClient>();
        }
        return services;
    }
}
