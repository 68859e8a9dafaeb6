using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>Reloads, lost lines, second tabs, other languages: the conversation goes on as if nothing had been.</summary>
public sealed class LinesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task A_page_that_is_loaded_again_goes_on_where_it_was(string form)
    {
        await using var visitor = await site.VisitAsync("ko-KR");
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        await visitor.SayAsync("1");
        var before = await visitor.Theirs.AllInnerTextsAsync();

        await visitor.Page.ReloadAsync();
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Theirs).ToHaveCountAsync(before.Count);
        Assert.Equal(before, await visitor.Theirs.AllInnerTextsAsync());
        Assert.Equal(2, await visitor.Mine.CountAsync());
        await visitor.SayAsync("33126");
        Assert.Equal(before.Count + 1, await visitor.Theirs.CountAsync());
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task When_the_line_breaks_after_the_confirmation_was_sent_there_is_one_booking(string form)
    {
        await using var visitor = await site.VisitAsync("ar");
        await visitor.OpenAsync($"?form={form}");
        await visitor.SayAsync("أحتاج إلى ختم في جواز السفر قرب 33126");
        foreach (var answer in (string[])["1", $"سامي {(form == "full" ? "خليل" : "منصور")}", "1990/5/4", "3055550149", "لا", "لا", "1"])
            await visitor.SayAsync(answer);

        // The message arrives, its answer does not.
        await visitor.Page.RouteAsync("**/activities", async route =>
        {
            if (route.Request.Method == "POST")
                await route.FetchAsync();
            await visitor.OfflineAsync(true);
            await route.AbortAsync();
        });
        await visitor.Box.FillAsync("1");
        await visitor.Box.PressAsync("Enter");
        await visitor.Page.WaitForTimeoutAsync(1500);
        await visitor.Page.UnrouteAllAsync();
        await visitor.OfflineAsync(false);

        await Assertions.Expect(visitor.Theirs.Filter(new() { HasText = "تم حجز موعدك." })).ToHaveCountAsync(1, new() { Timeout = 45_000 });
        await visitor.Page.WaitForTimeoutAsync(4000);
        Assert.Equal(1, await visitor.Theirs.Filter(new() { HasText = "تم حجز موعدك." }).CountAsync());
        await visitor.PictureAsync($"broken-{form}");
    }

    [Fact]
    public async Task What_is_written_without_a_line_is_sent_when_it_is_back()
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync("?form=light");
        await visitor.OfflineAsync(true);
        await visitor.Box.FillAsync("I need a passport stamp near 33126");
        await visitor.Box.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#status")).ToHaveTextAsync("No connection. I keep trying. Nothing is lost.");
        await Assertions.Expect(visitor.Mine.Last).ToContainTextAsync("Sending...");
        await visitor.OfflineAsync(false);
        Assert.Contains("Who is the appointment for?", await visitor.AnswerAsync(1));
        Assert.Equal(1, await visitor.Mine.CountAsync());
        await Assertions.Expect(visitor.Page.Locator("#status")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task A_page_that_slept_for_longer_than_its_token_lives_goes_on(string form)
    {
        await using var visitor = await site.VisitAsync("ar");
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        using var http = new HttpClient();
        await http.PostAsync(new Uri($"{site.Address}/dev/clock?advance=PT31M"), null, TestContext.Current.CancellationToken);
        await visitor.SayAsync("1");
        await visitor.SayAsync("33126");
        Assert.Equal(4, await visitor.Theirs.CountAsync());
        Assert.Equal(3, await visitor.Mine.CountAsync());
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task A_second_tab_is_the_same_conversation(string form)
    {
        await using var first = await site.VisitAsync("en-US");
        await first.OpenAsync($"?form={form}");
        await first.PressAsync(1);
        var second = await first.AnotherTabAsync();
        await second.OpenAsync($"?form={form}");
        await Assertions.Expect(second.Theirs).ToHaveCountAsync(2);
        await second.SayAsync("1");
        await Assertions.Expect(first.Theirs).ToHaveCountAsync(3);

        await second.Page.Locator("#end").ClickAsync();
        await Assertions.Expect(second.Page.Locator("#over")).ToBeVisibleAsync();
        await Assertions.Expect(first.Page.Locator("#over")).ToBeVisibleAsync();
        await second.Page.Locator("#over a").ClickAsync();
        await second.ReadyAsync();
        await Assertions.Expect(second.Theirs).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task The_list_of_languages_turns_the_page_and_asks_again_in_that_language(string form)
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync($"?form={form}");
        await visitor.SayAsync("I need a passport stamp near 33126");
        await visitor.Page.Locator("#lang").SelectOptionAsync(new SelectOptionValue { Label = "Kreyòl ayisyen" });
        await Assertions.Expect(visitor.Page.Locator("html[lang=ht]")).ToHaveCountAsync(1);
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Theirs).ToHaveCountAsync(3);
        Assert.Equal("ht", await visitor.Theirs.Last.GetAttributeAsync("lang"));
        await visitor.SayAsync("1");
        Assert.Equal("ht", await visitor.Theirs.Last.GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task Who_writes_another_language_gets_the_page_in_it_too(string form)
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync($"?form={form}");
        await visitor.Box.FillAsync("Hola, necesito una cita cerca del 33126");
        await visitor.Box.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("html[lang=es]")).ToHaveCountAsync(1);
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Theirs).ToHaveCountAsync(2);
        await visitor.SayAsync("1");
        Assert.Equal(3, await visitor.Theirs.CountAsync());
        Assert.Equal("es", await visitor.Theirs.Last.GetAttributeAsync("lang"));
    }
}
