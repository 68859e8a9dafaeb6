using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Sms;

/// <summary>Twilio's REST interface, as far as sending goes: fields posted to a resource of the account.</summary>
public sealed class TwilioApi(HttpClient http, TwilioResilience resilience, IOptions<TwilioOptions> options)
{
    public TwilioOptions Account => options.Value;

    /// <param name="resource"><c>Messages.json</c>, <c>Calls.json</c>.</param>
    public async Task<Sent> PostAsync(
        string resource, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        try
        {
            using var response = await resilience.Pipeline.ExecuteAsync(
                async token => await http.SendAsync(Request(resource, fields), token), cancellation);
            return await ReadAsync(response, cancellation);
        }
        catch (Exception fault) when (TwilioResilience.IsOutage(fault))
        {
            return new(Outcome.Later);
        }
    }

    HttpRequestMessage Request(string resource, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var user = Encoding.UTF8.GetBytes($"{Account.AccountSid}:{Account.AuthToken}");
        return new(HttpMethod.Post, $"2010-04-01/Accounts/{Account.AccountSid}/{resource}")
        {
            Content = new FormUrlEncodedContent(fields),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(user)) },
        };
    }

    static async Task<Sent> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var answer = await BodyAsync(response, cancellation);
        return (response.StatusCode, answer.Code) switch
        {
            ( >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices, _) => new(Outcome.Accepted, answer.Sid),
            (_, 21610) => new(Outcome.OptedOut, null, answer.Code),
            (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout, _) or
            ( >= HttpStatusCode.InternalServerError, _) => new(Outcome.Later, null, answer.Code),
            // A wrong token or a blocked account is ours to mend: the messages wait for it.
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => new(Outcome.Later, null, answer.Code),
            // What is left is about this message: 21211 no such number, 21614 not a mobile, 21408 no such country ...
            _ => new(Outcome.Refused, null, answer.Code),
        };
    }

    static async Task<Answer> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(TwilioJson.Default.Answer, cancellation) ?? new();
        }
        catch (System.Text.Json.JsonException)
        {
            return new(); // A proxy in between answers in HTML: the status says enough.
        }
    }

    internal sealed record Answer(string? Sid = null, int? Code = null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TwilioApi.Answer))]
internal sealed partial class TwilioJson : JsonSerializerContext;
