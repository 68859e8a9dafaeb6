using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.WebChat;

public partial class ChoicesTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

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
