using System.Net;
using System.Text.Json.Nodes;
using BotApp.Infra.Data;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.WebChat;

public class DirectLineTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

    [Theory]
    [InlineData("en-US", "en", "Hello")]
    [InlineData("es", "es", "Hola")]
    [InlineData("zh-TW", "zh-Hant", "您好")]
    [InlineData("fil-PH", "tl", "Magandang araw")]
    [InlineData("tlh", "en", "Hello")]
    public async Task A_chat_begins_with_a_welcome_in_the_language_of_its_page(string locale, string language, string hello)
    {
        var (_, welcome) = await Page.OpenAsync(http, locale);
        Assert.StartsWith(hello, (string)welcome["text"]!);
        Assert.Equal(language, (string)welcome["locale"]!);
        Assert.Equal("plain", (string)welcome["textFormat"]!);
        Assert.Equal("bot", (string)welcome["from"]!["role"]!);
        var buttons = welcome["attachments"]![0]!["content"]!["actions"]!.AsArray();
        Assert.Equal(["1", "2", "3", "4", "5"], buttons.Select(button => (string)button!["data"]!["text"]!));
        Assert.All(buttons, button => Assert.StartsWith($"{button!["data"]!["text"]}. ", (string)button["title"]!));
    }

    [Fact]
    public async Task A_conversation_is_begun_once()
    {
        var page = new Page(http);
        await page.GenerateAsync();
        Assert.Equal(HttpStatusCode.Created, await page.StartAsync());
        Assert.Equal(HttpStatusCode.OK, await page.StartAsync());
        Assert.Single(await page.ReadAsync());
    }

    [Fact]
    public async Task A_page_gets_its_own_message_back_and_then_the_answer()
    {
        var (page, _) = await Page.OpenAsync(http);
        using var response = await page.PostAsync(page.Message("I need an appointment", clientId: "mine"));
        var id = (string)(await Page.BodyAsync(response))["id"]!;

        var activities = await page.ReadAsync();
        Assert.Equal(2, activities.Count);
        Assert.Equal(id, (string)activities[0]["id"]!);
        Assert.Equal("mine", (string)activities[0]["channelData"]!["clientActivityID"]!);
        Assert.Equal("I need an appointment", (string)activities[0]["text"]!);
        Assert.Equal("user", (string)activities[0]["from"]!["role"]!);
        Assert.NotEqual("whoever", (string)activities[0]["from"]!["id"]!);
        Assert.Equal("bot", (string)activities[1]["from"]!["role"]!);
    }

    [Fact]
    public async Task A_message_sent_again_because_the_line_broke_is_the_same_message()
    {
        var (page, _) = await Page.OpenAsync(http);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add((string)(await Page.BodyAsync(await page.PostAsync(page.Message("book", clientId: "once"))))["id"]!);
        Assert.Single(ids.Distinct());
        Assert.Equal(2, (await page.ReadAsync()).Count);
    }

    [Fact]
    public async Task Another_message_under_the_same_name_is_a_conflict()
    {
        var (page, _) = await Page.OpenAsync(http);
        await page.PostAsync(page.Message("book", clientId: "once"));
        using var second = await page.PostAsync(page.Message("cancel", clientId: "once"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task A_watermark_brings_what_is_missed_and_nothing_twice()
    {
        var (page, _) = await Page.OpenAsync(http);
        await page.SayAsync("I need an appointment");
        Assert.Empty(await page.ReadAsync());
        await page.PostAsync(page.Message("1"));
        await page.PostAsync(page.Message("33126"));
        var missed = await page.ReadAsync();
        Assert.Equal(4, missed.Count);
        Assert.Equal(missed.Select(activity => (string)activity["id"]!), missed.Select(activity => (string)activity["id"]!).Order());

        foreach (var beginning in new[] { "", "-", "nonsense" })
        {
            var all = await Page.BodyAsync(await page.GetAsync($"/conversations/{page.Chat}/activities?watermark={beginning}"));
            Assert.Equal(7, all["activities"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Who_writes_another_language_than_the_page_is_answered_in_it_and_the_page_does_not_undo_that()
    {
        var (page, _) = await Page.OpenAsync(http);
        var first = (await page.SayAsync("Hola, necesito una cita cerca del 33126, por favor"))[^1];
        Assert.Equal("es", (string)first["locale"]!);
        Assert.Equal("es", (string)(await page.SayAsync("1"))[^1]["locale"]!);
    }

    [Fact]
    public async Task A_page_set_to_another_language_asks_again_in_it_and_shows_no_word_of_the_person()
    {
        var (page, _) = await Page.OpenAsync(http);
        await page.SayAsync("I need an appointment");
        await page.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "language", ["locale"] = "ht" });
        var again = Assert.Single(await page.ReadAsync());
        Assert.Equal("ht", (string)again["locale"]!);
        Assert.Equal("bot", (string)again["from"]!["role"]!);

        await page.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "language", ["locale"] = "ht" });
        Assert.Empty(await page.ReadAsync());
    }

    [Fact]
    public async Task Whoever_ends_a_chat_leaves_nothing_behind()
    {
        var (page, _) = await Page.OpenAsync(http);
        await page.SayAsync("My name is José Núñez");
        await page.PostAsync(new JsonObject { ["type"] = "endOfConversation" });
        using var after = await page.GetAsync($"/conversations/{page.Chat}/activities");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(0, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM chat_messages WHERE chat = $1", page.Chat)));
        Assert.Equal(0, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM inbound_messages WHERE id LIKE $1", $"webchat {page.Chat}%")));
        var conversation = host.Services.GetRequiredService<Conversations>().IdOf("webchat", page.Chat);
        Assert.Null(await host.ReadAsync(session => Conversations.LoadAsync(session, conversation)));
        using var more = await page.PostAsync(page.Message("hello?"));
        Assert.Equal(HttpStatusCode.NotFound, more.StatusCode);
    }

    [Theory]
    [InlineData("en", "I can only read text")]
    [InlineData("ko", "글로 써 주세요")]
    public async Task A_file_is_refused_in_the_person_s_language(string locale, string words)
    {
        var (page, _) = await Page.OpenAsync(http, locale);
        using var response = await page.PostAsync($"/conversations/{page.Chat}/upload?userId=me", new JsonObject());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains(words, (string)Assert.Single(await page.ReadAsync())["text"]!);
    }

    [Fact]
    public async Task A_refreshed_token_serves_as_the_first_did()
    {
        var (page, _) = await Page.OpenAsync(http);
        var answer = await Page.BodyAsync(await page.PostAsync("/tokens/refresh"));
        Assert.Equal(page.Chat, (string)answer["conversationId"]!);
        Assert.Equal(1800, (int)answer["expires_in"]!);
        page.Token = (string)answer["token"]!;
        Assert.Equal(2, (await page.SayAsync("book")).Count);
    }
}
