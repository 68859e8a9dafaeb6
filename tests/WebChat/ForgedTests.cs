using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Channels.WebChat;
using BotApp.Tests.Host;

namespace BotApp.Tests.WebChat;

/// <summary>What is no page of ours: 4xx or silence, and nothing in the log.</summary>
public sealed class ForgedTests(ForgedTests.SmallHost host) : IClassFixture<ForgedTests.SmallHost>
{
    readonly HttpClient http = host.CreateClient();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_one_is_asked_for_it()
    {
        foreach (var header in new[] { null, "Basic abc", "Bearer", "Bearer ", "x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
            using var response = await http.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Forged_and_foreign_tokens_are_refused()
    {
        var (page, _) = await Page.OpenAsync(http);
        var (other, _) = await Page.OpenAsync(http);
        var parts = page.Token.Split('.');
        var stranger = new Passes(new byte[32], TimeProvider.System).Write(new(page.Chat, "me"), TimeSpan.FromMinutes(5));
        var listen = page.StreamUrl.Split("t=")[1];
        string[] forged =
        [
            "x", "..", "a.b.c", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}.AAAA", $"{parts[0]}.{other.Token.Split('.')[1]}.{parts[2]}",
            $"eyJhbGciOiJub25lIn0.{parts[1]}.", stranger, listen, new string('a', 100_000), other.Token, "\u00e9.\u00e9.\u00e9",
        ];
        foreach (var token in forged)
        {
            page.Token = token;
            using var response = await RawAsync(HttpMethod.Get, $"/v3/directline/conversations/{page.Chat}/activities", token);
            Assert.True(
                response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{token[..Math.Min(20, token.Length)]}: {response.StatusCode}");
        }
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task The_code_of_the_error_tells_an_expired_token_from_a_wrong_one()
    {
        using var own = new BotHost();
        using var client = own.CreateClient();
        var (page, _) = await Page.OpenAsync(client);
        await client.PostAsync("/dev/clock?advance=PT31M", null, Cancellation);
        using var response = await page.PostAsync(page.Message("hello"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["error"]!;
        Assert.Equal("TokenExpired", (string)error["code"]!);
        using var refresh = await page.PostAsync("/tokens/refresh");
        Assert.Equal(HttpStatusCode.Forbidden, refresh.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("\"message\"")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":["a"]}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
    {
        var (page, _) = await Page.OpenAsync(http);
        using var response = await RawAsync(
            HttpMethod.Post, $"/v3/directline/conversations/{page.Chat}/activities", page.Token, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hi","channelData":{"clientActivityID":"\udc00"}}""")]
    [InlineData("""{"type":"message","text":"hi","channelData":[1],"value":{"text":{}},"locale":"\u0000\u0001"}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","value":{"cardAction":{}}}""")]
    [InlineData("""{"type":"message","text":"\u0000\u200f\u202e{0} {name} %s"}""")]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"language","locale":"tlh"}""")]
    [InlineData("""{"type":"event","name":"language"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""")]
    [InlineData("""{"type":"application/vnd.unheard-of"}""")]
    public async Task What_is_odd_but_an_activity_is_taken(string body)
    {
        var (page, _) = await Page.OpenAsync(http);
        using var response = await RawAsync(
            HttpMethod.Post, $"/v3/directline/conversations/{page.Chat}/activities", page.Token, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_wherever_it_comes_in()
    {
        var (page, _) = await Page.OpenAsync(http);
        var body = $$"""{"type":"message","text":"{{new string('x', 256 * 1024)}}"}""";
        foreach (var path in new[] { $"conversations/{page.Chat}/activities", "conversations", "tokens/generate" })
        {
            using var response = await RawAsync(HttpMethod.Post, $"/v3/directline/{path}", page.Token, body);
            Assert.InRange((int)response.StatusCode, 400, 499);
        }
        using var longer = await page.PostAsync(page.Message(new string('x', 4001)));
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
        using var deep = await RawAsync(
            HttpMethod.Post, $"/v3/directline/conversations/{page.Chat}/activities", page.Token,
            $$"""{"type":"message","channelData":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""");
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Markup_is_text_and_a_code_s_place_is_no_code()
    {
        var (page, _) = await Page.OpenAsync(http);
        const string Text = "<script>alert(1)</script> **bold** \uE000DEN-27-1001\uE001";
        var activities = await page.SayAsync(Text);
        Assert.Equal(Text, (string)activities[0]["text"]!);
        Assert.All(activities, activity => Assert.Equal("plain", (string)activity["textFormat"]!));
    }

    [Fact]
    public async Task A_name_that_is_for_proven_people_is_not_given_to_a_page()
    {
        using var forged = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", "", """{"user":{"id":"dl_agency"}}""");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var proven = await RawAsync(
            HttpMethod.Post, "/v3/directline/tokens/generate", SmallHost.Secret, """{"user":{"id":"dl_agency"}}""");
        Assert.Equal(HttpStatusCode.OK, proven.StatusCode);
        using var wrong = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", SmallHost.Secret + "x", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
    }

    [Fact]
    public async Task With_the_secret_a_server_speaks_in_any_conversation()
    {
        var (page, _) = await Page.OpenAsync(http);
        page.Token = SmallHost.Secret;
        Assert.Equal(2, (await page.SayAsync("book")).Count);
    }

    [Fact]
    public async Task Who_hurries_too_much_is_told_how_long_to_wait()
    {
        var (page, _) = await Page.OpenAsync(http);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i <= SmallHost.Messages; i++)
            answers.Add(await page.PostAsync(new JsonObject { ["type"] = "typing" }));
        var refused = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, string token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        return await http.SendAsync(request, Cancellation);
    }

    public sealed class SmallHost : BotHost
    {
        public const string Secret = "a secret that the agency's server has";
        public const int Messages = 20;

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["WebChat:Secret"] = Secret,
            ["WebChat:Origins:0"] = "https://www.agency.example",
            ["WebChat:MessagesAMinute"] = $"{Messages}",
            ["WebChat:StartsAMinute"] = "1000",
        };
    }
}
