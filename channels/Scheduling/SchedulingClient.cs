using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Scheduling;

/// <summary>Speaks to a scheduling API elsewhere. That it does not answer is an answer too, never an exception.</summary>
public sealed class SchedulingClient(HttpClient http, SchedulingResilience resilience, IOptions<SchedulingOptions> options)
{
    private const string Root = "api/scheduling/v1";
    private const int Longest = 1024 * 1024;

    public Task<SchedulingAnswer> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(() => Request(HttpMethod.Get, path), cancellation);

    public Task<SchedulingAnswer> DeleteAsync(string path, CancellationToken cancellation) =>
        SendAsync(() => Request(HttpMethod.Delete, path), cancellation);

    /// <param name="once">Names the request, so that it is done once however often it is sent.</param>
    public Task<SchedulingAnswer> PostAsync<T>(string path, T body, string? once, CancellationToken cancellation) =>
        SendAsync(() =>
        {
            var request = Request(HttpMethod.Post, path);
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, typeof(T), SchedulingJson.Default))
            {
                Headers = { ContentType = new("application/json") },
            };
            if (once is not null)
                request.Headers.Add("Idempotency-Key", once);
            return request;
        }, cancellation);

    private async Task<SchedulingAnswer> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        try
        {
            using var response = await resilience.Pipeline.ExecuteAsync(
                async token => await SendAsync(request(), token), cancellation);
            return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (Exception fault) when (SchedulingResilience.IsOutage(fault) || cancellation.IsCancellationRequested)
        {
            return SchedulingAnswer.Silent(mayHaveArrived: !SchedulingResilience.IsBefore(fault));
        }
    }

    /// <summary>Read to its end while we are patient with it: a body that never ends is an outage too.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            await response.Content.LoadIntoBufferAsync(Longest, cancellation);
            return response;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, Root + path)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Value.Key) },
    };
}

/// <param name="Status">0 where there was no answer.</param>
/// <param name="MayHaveArrived">Without an answer: the request may have been heard nevertheless.</param>
public sealed record SchedulingAnswer(int Status, byte[] Body, bool MayHaveArrived = true)
{
    public static SchedulingAnswer Silent(bool mayHaveArrived) => new(0, [], mayHaveArrived);

    public bool IsGood => Status is >= 200 and < 300;

    /// <exception cref="JsonException">It is none.</exception>
    public T Read<T>() => (T?)JsonSerializer.Deserialize(Body, typeof(T), SchedulingJson.Default) ?? throw new JsonException();

    /// <summary>Why it was refused; null where nobody of ours said so.</summary>
    public Refusal? Refusal()
    {
        try
        {
            return JsonSerializer.Deserialize(Body, RefusalJson.Default.Refusal);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A problem, as far as a bot goes by it.</summary>
/// <param name="Code">One of <see cref="Failures"/>.</param>
/// <param name="Field">What was wrong with the request.</param>
public sealed record Refusal(
    string? Code, string? Field = null, Wire.Appointment? Existing = null, string? Ticket = null, bool Slower = false, DateTimeOffset? Until = null,
    int Who = 0);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class RefusalJson : JsonSerializerContext;
