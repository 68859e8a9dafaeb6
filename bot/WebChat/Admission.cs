using System.Security.Cryptography;
using System.Text;
using BotApp.Channels.WebChat;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// Lets in who has a token, or the installation's secret, and only to the conversation that the address names. The
/// pass is then among the request's features; with the secret there is none.
/// </summary>
internal sealed class Admission(Passes passes, IOptions<WebChatOptions> options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Bearer(http) is not { } token)
            return DirectLineErrors.NoToken;
        if (IsSecret(token, options.Value))
            return await next(context);
        var (pass, standing) = passes.Read(token, Pass.Talk);
        if (pass is null)
            return standing == Standing.Expired ? DirectLineErrors.Expired : DirectLineErrors.Forbidden;
        if (http.GetRouteValue("chat") is string chat && chat != pass.Chat)
            return DirectLineErrors.Forbidden;
        http.Features.Set(pass);
        return await next(context);
    }

    /// <returns>What follows <c>Bearer</c>; null where there is nothing of the kind.</returns>
    public static string? Bearer(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && header[7..].Trim() is { Length: > 0 } token ? token : null;

    public static bool IsSecret(string token, WebChatOptions options) =>
        options.Secret is { } secret && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
