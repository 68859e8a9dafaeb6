using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Sms;

/// <summary>
/// Lets a webhook in only when Twilio signed it; without a token only where <see cref="TwilioOptions.AllowsUnproven"/> says so.
/// What it refuses is not logged.
/// </summary>
public sealed class SignedByTwilio(IOptions<TwilioOptions> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await Fields.OfAsync(http) is not { } fields)
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        return options.Value switch
        {
            { AuthToken: { Length: > 0 } token } when !Signature.IsValid(token, Header(http), Url(http), fields) =>
                Refused("The signature does not fit."),
            { Receives: false, AllowsUnproven: not true } => Refused("Nothing can be proven: Twilio:AuthToken is not set."),
            _ => await next(context),
        };
    }

    static IResult Refused(string title) => Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: title);

    static string? Header(HttpContext http) =>
        http.Request.Headers.TryGetValue("X-Twilio-Signature", out var values) ? values[0] : null;

    string Url(HttpContext http)
    {
        var request = http.Request;
        var origin = options.Value.PublicUrl is { Length: > 0 } url
            ? url.TrimEnd('/')
            : $"{request.Scheme}://{request.Host}";
        return origin + Target(http.Features.GetRequiredFeature<IHttpRequestFeature>());
    }

    /// <summary>A proxy may write the target as a whole address: only its path and query are ours.</summary>
    static string Target(IHttpRequestFeature request)
    {
        var target = request.RawTarget;
        if (target.StartsWith('/'))
            return target;
        var host = target.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? -1 : target.IndexOf('/', host + 3);
        return path < 0 ? request.PathBase + request.Path + request.QueryString : target[path..];
    }
}

public static class SignedByTwilioExtensions
{
    /// <summary>403 for whatever Twilio did not sign.</summary>
    public static TBuilder RequireTwilioSignature<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter<TBuilder, SignedByTwilio>();
}
