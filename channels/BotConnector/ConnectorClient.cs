using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using BotApp.Channels.Activities;

namespace BotApp.Channels.BotConnector;

/// <summary>
/// Answers through the address that the activity came with. A second try where the first surely said nothing, when the
/// channel says: what it wants to wait longer for than the person, it has to ask for again.
/// </summary>
public sealed class ConnectorClient(HttpClient http, ConnectorLogin login, TimeProvider time)
{
    const int MostTries = 3;

    /// <summary>Where the channel does not say how long.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A channel gives up on us after fifteen seconds.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

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
                if (tries == MostTries)
                    return false;
                if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                    await login.ForgetAsync(request.Headers.Authorization?.Parameter, cancellation);
                else if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed)
                    || Wait(response) is not { } wait)
                    return false;
                else
                    await Task.Delay(wait, time, cancellation); // The channel said when it will take it.
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                if (tries == MostTries || fault is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
                    return false;
            }
    }

    /// <returns>Null where it would be too long.</returns>
    TimeSpan? Wait(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => Pause,
        };
        return wait > Longest ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
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
