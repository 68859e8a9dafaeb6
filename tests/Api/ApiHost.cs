using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotApp.Tests.Host;

namespace BotApp.Tests.Api;

/// <summary>The real host with a key of each role: what each is called is its key.</summary>
public class ApiHost : BotHost
{
    public const string Root = "/api/scheduling/v1";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(
    [
        .. Key("partner", "Book"), .. Key("other", "Book"), .. Key("line", "Line"), .. Key("manchester", "Office", "MAN"),
        .. Key("boston", "Office", "BOS"), .. Key("admin", "Admin"),
        new("Api:ReadsAMinute", "10000"), new("Api:CallsAMinute", "100000"),
    ]);

    /// <param name="key">Null for none.</param>
    public HttpClient As(string? key)
    {
        var http = CreateClient();
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    internal static KeyValuePair<string, string>[] Key(string name, string role, string? office = null) =>
    [
        new($"Api:Keys:{name}:Role", role),
        new($"Api:Keys:{name}:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))),
        .. office is null ? [] : new KeyValuePair<string, string>[] { new($"Api:Keys:{name}:Office", office) },
    ];
}

/// <summary>An answer of the API, with its JSON.</summary>
internal sealed record ApiAnswer(int Status, HttpResponseHeaders Headers, JsonElement Json)
{
    public string? Code => Text("code");
    public string? Field => Text("field");

    /// <summary>A field of the appointment that was booked.</summary>
    public string? Of(string name) => Json.GetProperty("appointment").GetProperty(name).ToString();

    public string? Text(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value.ToString() : null;
}

internal static class Calling
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ApiAnswer> GetJsonAsync(this HttpClient http, string path)
    {
        using var response = await http.GetAsync($"{ApiHost.Root}{path}", Cancellation);
        return await ReadAsync(response);
    }

    public static async Task<ApiAnswer> DeleteJsonAsync(this HttpClient http, string path)
    {
        using var response = await http.DeleteAsync($"{ApiHost.Root}{path}", Cancellation);
        return await ReadAsync(response);
    }

    /// <param name="once">The Idempotency-Key; null for a new one.</param>
    public static Task<ApiAnswer> BookAsync(this HttpClient http, object body, string? once = null) =>
        http.SendJsonAsync("/appointments", body, once ?? Requests.NewKey());

    /// <param name="once">The Idempotency-Key; null for none.</param>
    public static Task<ApiAnswer> SendJsonAsync(this HttpClient http, string path, object body, string? once = null, string method = "POST") =>
        SendAsync(http, path, JsonContent.Create(body), once, method);

    public static async Task<ApiAnswer> SendAsync(
        this HttpClient http, string path, HttpContent content, string? once = null, string method = "POST")
    {
        using var request = new HttpRequestMessage(new(method), $"{ApiHost.Root}{path}") { Content = content };
        if (once is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        using var response = await http.SendAsync(request, Cancellation);
        return await ReadAsync(response);
    }

    static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var json = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        if ((int)response.StatusCode >= 400)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return new((int)response.StatusCode, response.Headers, json);
    }
}

/// <summary>A booking as a partner would send it; each of another person.</summary>
internal static class Requests
{
    static int people;

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <param name="at">Clock time at the office on Thursday 4 March 2027.</param>
    public static Dictionary<string, object?> Booking(string at = "10:00", string office = "MAN") => new()
    {
        ["office"] = office,
        ["start"] = $"2027-03-04T{at}:00-05:00",
        ["reason"] = "adit",
        ["name"] = $"Person {Interlocked.Increment(ref people)}",
        ["birth"] = "1990-03-04",
    };

    /// <summary>One who comes along.</summary>
    public static object Person() => new { name = $"Visitor {Interlocked.Increment(ref people)}", birth = "1985-05-06" };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string field, object? value) =>
        new(body) { [field] = value };

    public static Dictionary<string, object?> Without(this Dictionary<string, object?> body, string field) =>
        new(body.Where(pair => pair.Key != field));
}
