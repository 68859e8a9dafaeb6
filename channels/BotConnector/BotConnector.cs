using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.BotConnector;

public static class BotConnector
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The clients are kept as long as the process: where an address leads is asked again after this.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>The Bot Framework's connector: proof of who asks, and the way to answer.</summary>
    public static IServiceCollection AddBotConnector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MicrosoftAppOptions>().Bind(configuration.GetSection(MicrosoftAppOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MicrosoftAppOptions>, MicrosoftAppOptionsValidator>();
        // An address that an activity brings along must not lead on to another one.
        services.AddHttpClient(MicrosoftAppOptions.Section, http => http.Timeout = Patience).ConfigurePrimaryHttpMessageHandler(
            () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = Fresh,
            });
        services.AddSingleton(provider => new ChannelTokens(
            Http(provider), provider.GetRequiredService<IOptions<MicrosoftAppOptions>>(),
            provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ConnectorLogin(
            Http(provider), provider.GetRequiredService<IOptions<MicrosoftAppOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton(provider => new ConnectorClient(
            Http(provider), provider.GetRequiredService<ConnectorLogin>(), provider.GetRequiredService<TimeProvider>()));
    }

    static HttpClient Http(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(MicrosoftAppOptions.Section);
}
