using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>Where a page reached us, without a slash at its end.</summary>
internal static class Address
{
    /// <summary>
    /// As the request has it; but behind a proxy that takes off the encryption or a path only <c>Site:PublicUrl</c>
    /// knows them, so it is taken where it names the host that was asked.
    /// </summary>
    public static string Of(HttpContext http)
    {
        var request = http.Request;
        var site = http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl?.TrimEnd('/');
        return Uri.TryCreate(site, UriKind.Absolute, out var known) && known.Authority == request.Host.Value
            ? site!
            : $"{request.Scheme}://{request.Host}{request.PathBase}";
    }
}
