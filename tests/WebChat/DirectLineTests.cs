using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Infra.Data;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.WebChat;

public partial class DirectLineTests(BotHost host) : IClassFixture<BotHost>
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
    public async Task Few_choices_are_suggested_each_with_the_number_that_can_be_typed()
    {
        var (page, _) = await Page.OpenAsync(http);
        var question = (await page.SayAsync("I need a passport stamp near 33126"))[^1];
        var buttons = question["suggestedActions"]!["actions"]!.AsArray();
        Assert.Equal(["1", "2", "3"], buttons.Select(button => (string)button!["text"]!));
        Assert.Equal("1. For me", (string)buttons[0]!["title"]!);
        Assert.Equal("messageBack", (string)buttons[0]!["type"]!);
        Assert.Null(question["attachments"]);
    }

    [Fact]
    public async Task Times_are_a_card_whose_buttons_say_numbers_and_its_text_says_it_all()
    {
        var (page, _) = await Page.OpenAsync(http);
        var offer = await ToTimesAsync(page);
        var card = Assert.Single(offer["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)card["contentType"]!);
        var actions = card["content"]!["actions"]!.AsArray();
        Assert.True(actions.Count >= 3);
        Assert.Equal("1", (string)actions[0]!["data"]!["cardAction"]!["text"]!);
        Assert.Contains((string)actions[0]!["title"]!, (string)offer["text"]!);
        Assert.Equal((string)card["content"]!["speak"]!, (string)card["content"]!["fallbackText"]!);
        Assert.Null(offer["suggestedActions"]);
    }

    [Fact]
    public async Task A_booking_ends_with_a_card_that_has_number_and_code_and_neither_is_kept()
    {
        var (page, _) = await Page.OpenAsync(http);
        await ToTimesAsync(page);
        await page.SayAsync("1");
        var booked = (await page.SayAsync("1"))[^1];
        Assert.Contains("Your appointment is booked", (string)booked["text"]!);
        var lines = booked["attachments"]![0]!["content"]!["body"]!.AsArray()
            .Select(block => string.Concat(block!["inlines"]!.AsArray().Select(run => (string)run!["text"]!))).ToList();
        Assert.Contains(lines, line => Number().IsMatch(line));
        var code = Code().Match(Assert.Single(lines, line => Code().IsMatch(line))).Groups[1].Value;
        Assert.Contains(code, (string)booked["text"]!);

        var kept = await host.ReadAsync(session => session.QueryAsync(
            "SELECT body FROM chat_messages WHERE chat = $1", row => row.GetString(0), page.Chat));
        Assert.DoesNotContain(kept, body => body.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_button_of_a_card_that_the_page_gives_back_as_an_object_is_its_number()
    {
        var (page, _) = await Page.OpenAsync(http);
        var offer = await ToTimesAsync(page);
        var data = offer["attachments"]![0]!["content"]!["actions"]![0]!["data"]!.DeepClone();
        await page.PostAsync(new JsonObject { ["type"] = "message", ["value"] = data });
        var echo = await page.ReadAsync();
        Assert.Equal("1", (string)echo[0]["text"]!);
        Assert.Contains("I am holding this time", (string)echo[1]["text"]!);
    }

    [Fact]
    public async Task The_words_on_a_button_come_back_as_they_were_shown()
    {
        var (page, _) = await Page.OpenAsync(http);
        var message = page.Message("1");
        message["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = "1. A new appointment" };
        message["channelData"]!["secret"] = "of another script";
        await page.PostAsync(message);
        var echo = (await page.ReadAsync())[0];
        Assert.Equal("1. A new appointment", (string)echo["channelData"]!["messageBack"]!["displayText"]!);
        Assert.Null(echo["channelData"]!["secret"]);
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

    static async Task<JsonNode> ToTimesAsync(Page page)
    {
        await page.SayAsync("I need a passport stamp near 33126, my name is José Núñez");
        JsonNode last = new JsonObject();
        foreach (var answer in new[] { "1", "March 4, 1990", "305-555-0142", "no", "no" })
            if ((last = (await page.SayAsync(answer))[^1])["attachments"] is not null)
                break;
        return last;
    }

    [GeneratedRegex("[A-Z]{3}-27-[0-9]{4}")]
    private static partial Regex Number();

    [GeneratedRegex("^Code: ([A-Z0-9]{5})$")]
    private static partial Regex Code();
}
