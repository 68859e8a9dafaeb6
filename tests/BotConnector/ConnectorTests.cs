using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.BotConnector;

/// <summary>Activities of channels through the real host, with tokens both ways.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    LocalChannel channel = null!;
    ConnectedHost host = null!;
    HttpClient http = null!;
    int sent;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        channel = await LocalChannel.StartAsync();
        host = new ConnectedHost(channel);
        http = host.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
        await channel.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_answered_through_the_address_that_came_with_it()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("I need a passport stamp near 33126"))).StatusCode);
        var (path, authorization, answer) = Assert.Single(channel.Answers);
        Assert.Equal("/v3/conversations/a:1%2Fb/activities/m0", path);
        Assert.Equal("Bearer botframework.com-1", authorization);
        Assert.Equal("message", (string)answer["type"]!);
        Assert.Contains("Who is the appointment for?", (string)answer["text"]!);
        Assert.Contains("1. For me", (string)answer["text"]!);
        Assert.Equal("1", (string)answer["suggestedActions"]!["actions"]![0]!["value"]!);
        Assert.Equal(["bot-id", "person", "m0"], [(string)answer["from"]!["id"]!, (string)answer["recipient"]!["id"]!, (string)answer["replyToId"]!]);
        Assert.Equal("en", (string)answer["locale"]!);
    }

    [Fact]
    public async Task Whoever_arrives_is_welcomed_once_in_the_language_of_the_channel()
    {
        var update = Activity("conversationUpdate");
        update["locale"] = "pl-PL";
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot-id" }, new JsonObject { ["id"] = "person" });
        await PostAsync(update);
        await PostAsync(Activity("conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = "person" }))));
        await PostAsync(Activity("conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = "bot-id" }))));
        await PostAsync(Activity("event", ("name", "webchat/join")));
        Assert.StartsWith("Dzień dobry", (string)Assert.Single(channel.Answers).Activity["text"]!);
    }

    [Fact]
    public async Task The_person_s_words_count_more_than_the_locale_of_the_channel()
    {
        await PostAsync(Message("Hola, necesito una cita cerca del 33126"));
        await PostAsync(Message("1"));
        Assert.All(channel.Answers, answer => Assert.Equal("es", (string)answer.Activity["locale"]!));
    }

    [Fact]
    public async Task A_message_that_comes_again_gets_the_same_answer()
    {
        var message = Message("I need an appointment");
        await PostAsync(message);
        await PostAsync(message);
        Assert.Equal(2, channel.Answers.Count);
        Assert.Single(channel.Answers.Select(answer => answer.Activity.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Two_people_in_one_conversation_are_two_conversations()
    {
        await PostAsync(Message("I need a passport stamp near 33126"));
        await PostAsync(Message("hello", "other"));
        Assert.Contains("What do you need?", (string)channel.Answers.Last().Activity["text"]!);
    }

    [Fact]
    public async Task Where_answers_are_expected_in_the_response_they_are_there()
    {
        var message = Message("I need an appointment");
        message["deliveryMode"] = "expectReplies";
        message.Remove("recipient");
        using var response = await PostAsync(message);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["activities"]!.AsArray();
        Assert.Contains("What is the visit for?", (string)Assert.Single(replies)!["text"]!);
        Assert.Empty(channel.Answers);
    }

    [Theory]
    [InlineData("recipient")]
    [InlineData("timestamp")]
    [InlineData("from")]
    [InlineData("id")]
    [InlineData("locale")]
    [InlineData("channelId")]
    [InlineData("channelData")]
    public async Task A_channel_that_leaves_things_out_is_answered(string left)
    {
        var message = Message("I need an appointment");
        message.Remove(left);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(message)).StatusCode);
        Assert.Single(channel.Answers);
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("typing", HttpStatusCode.OK)]
    [InlineData("endOfConversation", HttpStatusCode.OK)]
    [InlineData("messageReaction", HttpStatusCode.OK)]
    [InlineData("unheard of", HttpStatusCode.OK)]
    [InlineData("invoke", HttpStatusCode.NotImplemented)]
    public async Task What_is_not_said_is_taken_in_silence(string type, HttpStatusCode status)
    {
        Assert.Equal(status, (await PostAsync(Activity(type))).StatusCode);
        Assert.Empty(channel.Answers);
    }

    [Theory]
    [InlineData(new[] { 429, 200 }, HttpStatusCode.OK, 2)]
    [InlineData(new[] { 401, 201 }, HttpStatusCode.OK, 2)]
    [InlineData(new[] { 500 }, HttpStatusCode.BadGateway, 1)]
    [InlineData(new[] { 429, 429, 429, 429 }, HttpStatusCode.BadGateway, 3)]
    public async Task A_channel_in_trouble_is_asked_again_with_measure(int[] fates, HttpStatusCode status, int tries)
    {
        foreach (var fate in fates)
            channel.Fates.Enqueue(fate);
        Assert.Equal(status, (await PostAsync(Message("hello"))).StatusCode);
        Assert.Equal(tries, channel.Answers.Count);
        Assert.Equal(fates[0] == 401 ? 2 : 1, channel.Logins);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Our_own_token_is_asked_for_once()
    {
        await PostAsync(Message("hello"));
        await PostAsync(Message("1"));
        Assert.Equal(1, channel.Logins);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    public async Task Without_a_token_nobody_is_heard(string? token)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Message("secret words"), token ?? "none")).StatusCode);
        Assert.Empty(channel.Answers);
        Assert.DoesNotContain("secret words", host.Log.Everything);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":\"message\",\"from\":[]}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\udc00\"}")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
    {
        using var response = await PostAsync(body, Token());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        using var response = await PostAsync($$"""{"type":"message","text":"{{new string('x', 300_000)}}"}""", Token());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("serviceUrl", "ftp://channel.example")]
    [InlineData("serviceUrl", null)]
    [InlineData("conversation", null)]
    public async Task Who_cannot_be_answered_is_told(string field, string? value)
    {
        var message = Message("hello");
        message.Remove(field);
        if (value is not null)
            message[field] = value;
        using var response = await PostAsync(message, channel.Token(host.Now, serviceUrl: value ?? channel.Url));
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized);
        Assert.Empty(channel.Answers);
    }

    string Token() => channel.Token(host.Now);

    JsonObject Message(string text, string from = "person") =>
        Activity("message", ("text", text), ("from", new JsonObject { ["id"] = from, ["name"] = "Somebody" }));

    JsonObject Activity(string type, params (string Name, JsonNode Value)[] more)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"m{sent++}",
            ["timestamp"] = "2027-03-02T15:00:00.000Z",
            ["serviceUrl"] = channel.Url,
            ["channelId"] = "webchat",
            ["from"] = new JsonObject { ["id"] = "person", ["name"] = "Somebody" },
            ["conversation"] = new JsonObject { ["id"] = "a:1/b" },
            ["recipient"] = new JsonObject { ["id"] = "bot-id", ["name"] = "BotApp" },
            ["locale"] = "en-US",
            ["channelData"] = new JsonObject { ["clientActivityID"] = "1" },
        };
        foreach (var (name, value) in more)
            activity[name] = value;
        return activity;
    }

    Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) => PostAsync(activity.ToJsonString(), token ?? Token());

    async Task<HttpResponseMessage> PostAsync(string body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token != "none")
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await http.SendAsync(request, Cancellation);
    }

    sealed class ConnectedHost(LocalChannel channel) : BotHost
    {
        public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["MicrosoftApp:Id"] = LocalChannel.AppId,
            ["MicrosoftApp:Password"] = "password",
            ["MicrosoftApp:Authority"] = channel.Url,
            ["MicrosoftApp:OpenIdMetadata"] = channel.Metadata,
        };
    }
}
