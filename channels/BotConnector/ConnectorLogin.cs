using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.BotConnector;

/// <summary>Our own token for answering through a channel: OAuth 2.0 client credentials, kept until shortly before its end.</summary>
public sealed partial class ConnectorLogin(HttpClient http, IOptions<MicrosoftAppOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Apps of several tenants have theirs from here.</summary>
    const string AnyTenant = "botframework.com";

    static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim one = new(1);
    (string Token, DateTimeOffset Until) kept = ("", DateTimeOffset.MinValue);

    /// <returns>Null where the app has no id: then channels ask for none.</returns>
    /// <exception cref="HttpRequestException">The authority does not give one.</exception>
    public async Task<string?> TokenAsync(CancellationToken cancellation)
    {
        if (!options.Value.IsKnown)
            return null;
        await one.WaitAsync(cancellation);
        try
        {
            if (time.GetUtcNow() >= kept.Until)
                kept = await FetchAsync(options.Value, cancellation);
            return kept.Token;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>A channel did not take it: the next one is a new one, unless another answer has fetched that already.</summary>
    public async Task ForgetAsync(string? refused, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (kept.Token == refused)
                kept = ("", DateTimeOffset.MinValue);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    async Task<(string Token, DateTimeOffset Until)> FetchAsync(MicrosoftAppOptions app, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", app.Id!), new("client_secret", app.Password!),
            new("scope", app.Scope),
        ]);
        var address = $"{app.Authority.TrimEnd('/')}/{app.TenantId ?? AnyTenant}/oauth2/v2.0/token";
        using var response = await http.PostAsync(new Uri(address), form, cancellation);
        response.EnsureSuccessStatusCode();
        var answer = await ReadAsync(response, cancellation);
        return answer is { AccessToken: { Length: > 0 } token }
            ? (token, time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin)
            : throw new HttpRequestException("The authority answered without a token.");
    }

    static async Task<Answer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(LoginJson.Default.Answer, cancellation);
        }
        catch (JsonException)
        {
            return null; // A proxy in between answers in HTML.
        }
    }

    internal sealed record Answer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int ExpiresIn);

    [JsonSerializable(typeof(Answer))]
    internal sealed partial class LoginJson : JsonSerializerContext;
}
