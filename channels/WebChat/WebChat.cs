using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.WebChat;

public static class WebChat
{
    /// <summary>The settings of the web chat, checked at start.</summary>
    public static IServiceCollection AddWebChatOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>();
    }
}
