using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using BotApp.Channels.Activities;

namespace BotApp.Channels.BotConnector;

/// <summary>Answers through the address that the activity came with. A second try where the first surely said nothing.</summary>
public sealed class ConnectorClient(HttpClient http, ConnectorLogin login)
{
    const int MostTries = 3;

    /// <returns>False when the channel did not take it.</returns>
    public async Task<bool> ReplyAsync(Activity to, Activity reply, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
            try
            {
                using var request = await RequestAsync(to, reply, cancellation);
                using var response = await http.SendAsync(request, cancellation);
                // Some channels answer 200 with nothing, some 201 with an id: neither is looked at.
                if (response.IsSuccessStatusCode)
                    return true;
                if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                    login.Forget();
                else if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed)
                    || tries == MostTries)
                    return false;
                if (tries == MostTries)
                    return false;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                if (tries == MostTries || fault is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
                    return false;
            }
    }

    async Task<HttpRequestMessage> RequestAsync(Activity to, Activity reply, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(to))
        {
            Content = JsonContent.Create(reply, ActivityJson.Wire.Activity),
        };
        if (await login.TokenAsync(cancellation) is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary><c>{serviceUrl}/v3/conversations/{id}/activities/{replyTo}</c>; without what is answered where it has no id.</summary>
    static Uri AddressOf(Activity to)
    {
        var address = $"{to.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(to.Conversation!.Id!)}/activities";
        return new(to.Id is { Length: > 0 } id ? $"{address}/{Uri.EscapeDataString(id)}" : address);
    }
}
