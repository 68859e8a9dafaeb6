using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Voice;

public static class Voice
{
    /// <summary>Phone calls by Twilio.</summary>
    public static IServiceCollection AddVoice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VoiceOptions>().Bind(configuration.GetSection(VoiceOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<VoiceOptions>, VoiceOptionsValidator>();
        if (configuration.GetSection(Sms.TwilioOptions.Section).Get<Sms.TwilioOptions>() is { Sends: true })
            services.AddTransient<ISender, TwilioClient>();
        return services;
    }
}
