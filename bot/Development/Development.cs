using System.Xml;
using BotApp.Channels;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Development;

/// <summary>What is there in Development only: a clock that can be moved, and a look at the outbox.</summary>
internal static class DevelopmentExtensions
{
    static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(400);

    public static IServiceCollection AddDevelopment(
        this IServiceCollection services, IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment())
            return services.RefuseClock(configuration);
        services.AddOptions<ClockOptions>().Bind(configuration.GetSection("Clock")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClockOptions>, ClockOptionsValidator>();
        services.AddSingleton(p => new ShiftedClock(p.GetRequiredService<IOptions<ClockOptions>>().Value.StartsAt));
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<ShiftedClock>());
        services.AddSingleton<Passing>();
        services.PostConfigure<SiteOptions>(OwnAddress.Presume).AddHostedService<OwnAddress>();
        if (!services.Any(service => service.ServiceType == typeof(ISender)))
            services.AddSingleton<ISender>(new Unsent("sms")).AddSingleton<ISender>(new Unsent("voice"));
        return services;
    }

    public static void MapDevelopment(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        app.MapGet("/try", TryPage.Show);
        app.MapGet("/dev/outbox", ListAsync);
        app.MapGet("/dev/clock", (TimeProvider time) => new { Now = time.GetUtcNow() });
        app.MapPost("/dev/clock", AdvanceAsync);
    }

    /// <summary>A clock that is set by mistake would sell the wrong days.</summary>
    static IServiceCollection RefuseClock(this IServiceCollection services, IConfiguration configuration) =>
        configuration["Clock:Start"] is { Length: > 0 }
            ? throw new InvalidDataException("Clock:Start is for Development only.")
            : services;

    static async Task<IResult> AdvanceAsync(
        string? advance, Passing passing, TimeProvider time, CancellationToken cancellation)
    {
        if (Duration(advance) is not { } by || by <= TimeSpan.Zero || by > FarthestAhead)
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "The field advance must be a duration like PT2H or P1D, of 400 days at most.");
        await passing.PassAsync(by, cancellation);
        return Results.Ok(new { Now = time.GetUtcNow() });
    }

    static TimeSpan? Duration(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>With the codes, as the phone would show it: here one must be able to go on as that person.</summary>
    static async Task<IResult> ListAsync(OutboxMessages outbox, Codes codes, CancellationToken cancellation) =>
        Results.Ok((await outbox.ListAsync(cancellation: cancellation)).Select(row => new
        {
            row.To,
            row.Kind,
            row.Language,
            row.Number,
            Due = row.DueAt,
            row.NotAfter,
            State = row.ProviderId == Unsent.Id ? "would have gone" : row.State,
            Text = row.Body is { } body ? codes.Reveal(body) : null,
        }));
}
