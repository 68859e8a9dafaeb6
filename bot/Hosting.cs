using BotApp.Channels.Voice;
using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot;

/// <summary>The services of the host itself, each behind one verb.</summary>
internal static class Hosting
{
    public const string UsualAddress = "http://localhost:5080";

    /// <summary>The address where nothing else is asked for.</summary>
    public static void UseUsualAddress(this IWebHostBuilder host, IConfiguration configuration)
    {
        string[] others = ["urls", "http_ports", "https_ports"];
        if (others.All(name => configuration[name] is null) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            host.UseUrls(UsualAddress);
    }

    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<Rules>().Bind(configuration.GetSection("Rules"))
            .Validate(rules => TimeZoneInfo.TryFindSystemTimeZoneById(rules.Zone, out _), "Rules:Zone is no time zone.")
            .ValidateOnStart();
        services.AddSingleton(provider => Content.Load(OfficeFile.Names, RulesOf(provider)));
        return services.AddSingleton<Turns>().AddSingleton<Interpretation>().AddSingleton<Apologies>();
    }

    public static IServiceCollection AddStart(this IServiceCollection services) =>
        services.AddFaults().AddSingleton<Preparation>().AddHostedService<Start>();

    /// <summary>
    /// The window is one rule with two readers, and so is whether people can be sent to our pages, or put through.
    /// </summary>
    static Rules RulesOf(IServiceProvider services)
    {
        var booking = services.GetRequiredService<IOptions<BookingOptions>>().Value;
        return services.GetRequiredService<IOptions<Rules>>().Value with
        {
            WindowDays = booking.WindowDays,
            Connects = services.GetRequiredService<IOptions<VoiceOptions>>().Value.TransferTo is { Length: > 0 },
            Sheets = services.GetRequiredService<SheetLinks>().AreKnown,
        };
    }
}
