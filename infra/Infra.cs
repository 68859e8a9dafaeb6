using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using BotApp.Infra.Translation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotApp.Infra;

/// <summary>Data, scheduling and outbox as services. A clock or a source of chance that is registered before is kept.</summary>
public static class Infra
{
    public static IServiceCollection AddInfra(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Configure(options =>
        {
            configuration.GetSection("Database").Bind(options);
            options.Bot = configuration.GetConnectionString("Bot") ?? options.Bot;
        }).ValidateOnStart();
        services.AddOptions<CodesOptions>().Bind(configuration.GetSection("Codes"))
            .Validate<IOptions<DatabaseOptions>>(
                CodesOptions.IsThereFor, "Codes:Key must be set with PostgreSQL: openssl rand -base64 32 makes one.")
            .ValidateOnStart();
        services.AddOptions<BookingOptions>().Bind(configuration.GetSection("Booking")).ValidateOnStart();
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection("Demo")).ValidateOnStart();
        services.AddOptions<SiteOptions>().Configure(options =>
        {
            configuration.GetSection("Site").Bind(options);
            options.PublicUrl ??= configuration["Twilio:PublicUrl"];
        }).ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton<IValidateOptions<CodesOptions>, CodesOptionsValidator>();
        services.AddSingleton<IValidateOptions<BookingOptions>, BookingOptionsValidator>();
        services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidator>();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<Database>().AddSingleton<Installation>().AddSingleton<Keys>();
        services.AddSingleton<Conversations>().AddSingleton<Retention>().AddSingleton<Requests>();
        services.AddSingleton<TextBack>().AddSingleton<IScheduling>(provider => provider.GetRequiredService<Scheduler>()).AddSingleton<Claims>();
        services.AddSingleton<Codes>().AddSingleton<Scheduler>().AddSingleton<Opening>().AddSingleton<Expiry>();
        services.AddSingleton<Waitlist>().AddSingleton<OfficeDays>();
        services.AddSingleton<SheetLinks>().AddSingleton<Sheets>();
        services.AddSingleton<AreaImport>().AddSingleton<Timetable>().AddSingleton<DayLists>();
        services.AddSingleton<OutboxMessages>();
        services.AddTranslation(configuration);
        return services;
    }
}
