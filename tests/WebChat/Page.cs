using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Tests.WebChat;

/// <summary>A page that speaks Direct Line 3.0 by polling, by the book and with no help of ours.</summary>
internal sealed class Page(HttpClient http)
{
    const string Line = "/v3/directline";
    string watermark = "";
    int sent;

    public string Chat { get; private set; } = "";
    public string Token { get; set; } = "";
    public string StreamUrl { get; private set; } = "";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A page that was opened in a language and has read the welcome.</summary>
    public static async Task<(Page Page, JsonNode Welcome)> OpenAsync(HttpClient http, string locale = "en-US")
    {
        var page = new Page(http);
        await page.GenerateAsync();
        await page.StartAsync(locale);
        return (page, Assert.Single(await page.ReadAsync()));
    }

    public async Task GenerateAsync()
    {
        var answer = await BodyAsync(await SendAsync(HttpMethod.Post, $"{Line}/tokens/generate", null));
        (Chat, Token) = ((string)answer["conversationId"]!, (string)answer["token"]!);
    }

    public async Task<HttpStatusCode> StartAsync(string locale = "en-US")
    {
        using var response = await SendAsync(HttpMethod.Post, $"{Line}/conversations", new JsonObject { ["locale"] = locale });
        var answer = await BodyAsync(response);
        (Token, StreamUrl) = ((string)answer["token"]!, (string)answer["streamUrl"]!);
        return response.StatusCode;
    }

    /// <summary>Says something and gives back what is new: its own message and the answer.</summary>
    public async Task<IReadOnlyList<JsonNode>> SayAsync(string text, string locale = "en-US")
    {
        using var response = await PostAsync(Message(text, locale));
        response.EnsureSuccessStatusCode();
        return await ReadAsync();
    }

    /// <summary>Says something and gives back the text of the answer.</summary>
    public async Task<string> AskAsync(string text, string locale = "en-US") =>
        (string)(await SayAsync(text, locale))[^1]["text"]!;

    public JsonObject Message(string text, string locale = "en-US", string? clientId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["locale"] = locale,
        ["from"] = new JsonObject { ["id"] = "whoever", ["role"] = "user" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientId ?? $"client-{sent++}" },
    };

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) =>
        SendAsync(HttpMethod.Post, $"{Line}/conversations/{Chat}/activities", activity);

    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        var set = await BodyAsync(await SendAsync(HttpMethod.Get, $"{Line}/conversations/{Chat}/activities?watermark={watermark}", null));
        watermark = (string)set["watermark"]!;
        return [.. set["activities"]!.AsArray().Select(activity => activity!)];
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, $"{Line}{path}", null);

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, $"{Line}{path}", body);

    public static async Task<JsonNode> BodyAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        return await http.SendAsync(request, Cancellation);
    }
}
