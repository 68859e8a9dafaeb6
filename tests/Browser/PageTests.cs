using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>What the chat page looks like, on which screen and by which line it comes.</summary>
public sealed class PageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("en-US", 320, 640, "full")]
    [InlineData("ar", 320, 640, "full")]
    [InlineData("en-US", 320, 640, "light")]
    [InlineData("ar", 320, 640, "light")]
    [InlineData("ko", 390, 844, "full")]
    [InlineData("en-US", 1280, 800, "full")]
    [InlineData("ar", 1280, 800, "full")]
    [InlineData("ru", 1280, 800, "light")]
    public async Task It_fits_and_shuts_nobody_out(string locale, int width, int height, string form)
    {
        await using var visitor = await site.VisitAsync(locale, width, height);
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        await visitor.SettleAsync();
        await visitor.PictureAsync($"fits-{locale}-{width}-{form}");
        await AssertFitsAsync(visitor.Page);
        await Axe.AssertNoneIsShutOutAsync(visitor.Page);
        visitor.AssertAllIsWell();
    }

    /// <summary>A window of 1280 at 200%, and letters twice as large on a phone.</summary>
    [Theory]
    [InlineData(640, 400, 100, "full")]
    [InlineData(640, 400, 100, "light")]
    [InlineData(390, 844, 200, "light")]
    [InlineData(390, 844, 200, "full")]
    public async Task It_can_be_enlarged(int width, int height, int letters, string form)
    {
        await using var visitor = await site.VisitAsync("es", width, height);
        await visitor.Page.AddInitScriptAsync(
            "new MutationObserver((_, all) => { if (document.documentElement) { document.documentElement.style.fontSize = '"
            + $"{letters}%'; all.disconnect(); }} }}).observe(document, {{ childList: true }});");
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        await visitor.SettleAsync();
        await visitor.PictureAsync($"enlarged-{width}-{letters}-{form}");
        var question = form == "full" ? visitor.Theirs.Last.Locator(".ac-richTextBlock").First : visitor.Theirs.Last.Locator("p").First;
        Assert.Equal($"{18 * letters / 100}px", await question.EvaluateAsync<string>(
            "question => getComputedStyle(question.querySelector('span') ?? question).fontSize"));
        await AssertFitsAsync(visitor.Page);
        await visitor.SayAsync("1");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task It_can_be_read_in_the_dark(string form)
    {
        await using var visitor = await site.VisitAsync("en-US", scheme: ColorScheme.Dark);
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        await visitor.PressAsync(1);
        await visitor.SettleAsync();
        await visitor.PictureAsync($"dark-{form}");
        await Axe.AssertNoneIsShutOutAsync(visitor.Page);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task In_high_contrast_each_button_has_an_edge(string form)
    {
        await using var visitor = await site.VisitAsync("en-US", forced: ForcedColors.Active);
        await visitor.OpenAsync($"?form={form}");
        await visitor.SettleAsync();
        await visitor.PictureAsync($"contrast-{form}");
        Assert.Equal(5, await visitor.Choices.CountAsync());
        for (var i = 0; i < 5; i++)
            Assert.Equal("2px solid", await visitor.Choices.Nth(i).EvaluateAsync<string>(
                "button => { const s = getComputedStyle(button); return `${s.borderTopWidth} ${s.borderTopStyle}`; }"));
    }

    [Fact]
    public async Task Where_the_full_chat_does_not_load_the_light_one_is_there()
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.Page.RouteAsync("**/assets/webchat.js*", route => route.AbortAsync());
        await visitor.OpenAsync();
        Assert.True(visitor.IsLight);
        Assert.Contains("What is the visit for?", await visitor.PressAsync(1));
    }

    [Fact]
    public async Task Who_saves_data_is_not_sent_the_full_chat()
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.Page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Save-Data"] = "on" });
        await visitor.OpenAsync();
        Assert.True(visitor.IsLight);
    }

    static async Task AssertFitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
}
