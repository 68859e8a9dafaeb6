using System.Security.Claims;
using System.Text.Encodings.Web;
using BotApp.Channels.Scheduling;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Scheduling;

/// <summary>Lets in who shows a key: 401 without one that is known, 403 with one that is not for this.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Named = "SchedulingKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (keys.Find(Request) is not { } caller)
            return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, caller.Name), new(ClaimTypes.Role, caller.Role.ToString())], Named);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), Named)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, Failures.Unauthorized,
            "This needs a key: Authorization: Bearer KEY.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(StatusCodes.Status403Forbidden, Failures.Forbidden, "The key is not for this.").ExecuteAsync(Context);
}

internal static class KeyAuthenticationExtensions
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection("Api")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<KeyRing>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Named, null);
        return services.AddAuthorization();
    }

    /// <summary>Keys of these roles, and of no others.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder endpoints, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RolesNeeded(roles)).RequireAuthorization(new AuthorizationPolicyBuilder(KeyAuthentication.Named)
            .RequireRole(roles.Select(role => role.ToString())).Build());
}

/// <summary>For the document: which keys a route takes.</summary>
internal sealed record RolesNeeded(IReadOnlyList<Role> Roles);
