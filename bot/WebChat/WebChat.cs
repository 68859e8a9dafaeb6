using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>The web chat as services and endpoints.</summary>
internal static class WebChatHosting
{
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddWebChatOptions(configuration);
        services.AddSingleton(provider => new Passes(
            provider.GetRequiredService<Keys>().For("web chat"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Bells>().AddSingleton<Limits>().AddSingleton<Transcript>().AddSingleton<Chatting>();
        services.AddSingleton<ChatPage>().AddSingleton<Streams>().AddHostedService<Polling>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>(AllowOrigins);
        return services;
    }

    public static void MapWebChat(this WebApplication app)
    {
        // A page that is gone without a word is noticed by its silence.
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.UseCors();
        app.MapDirectLine();
        app.MapVisits();
        app.MapGet("/", (HttpContext http, ChatPage page) => page.Show(http));
    }

    static void AllowOrigins(CorsOptions cors, IOptions<WebChatOptions> options) => cors.AddPolicy(DirectLine.Cors, policy =>
        policy.WithOrigins([.. options.Value.Origins]).WithMethods("GET", "POST").AllowAnyHeader()
            .WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
