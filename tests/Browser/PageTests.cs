using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>What the chat page looks like, and for whom it can be used.</summary>
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

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task Who_cannot_see_hears_who_speaks_and_in_which_language(string form)
    {
        await using var visitor = await site.VisitAsync("ar");
        await visitor.OpenAsync($"?form={form}");
        var region = form == "full" ? ".webchat__live-region-transcript" : "#log";
        await visitor.Page.EvaluateAsync(
            """
            region => new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node =>
              window.heard = (window.heard ?? "") + node.textContent))).observe(document.querySelector(region), { childList: true, subtree: true })
            """, region);
        var said = await visitor.SayAsync("موعد جديد");
        await visitor.SettleAsync();

        Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
        var answer = visitor.Theirs.Last;
        Assert.Equal(("ar", "rtl"), (await answer.GetAttributeAsync("lang"), await answer.GetAttributeAsync("dir")));
        var log = visitor.Page.Locator(region);
        Assert.Equal("log", await log.GetAttributeAsync("role"));
        Assert.NotEqual("off", await log.GetAttributeAsync("aria-live"));
        // The question, and each of its choices with the number to type.
        var heard = await visitor.Page.EvaluateAsync<string>("window.heard");
        Assert.Contains("موعد جديد", heard);
        Assert.All(await visitor.Choices.AllInnerTextsAsync(), choice => Assert.Contains(choice.Trim(), heard));
        Assert.Contains(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim(), heard);
    }

    [Fact]
    public async Task The_keyboard_alone_will_do()
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync("?form=light");
        var keys = visitor.Page.Keyboard;
        await TabToAsync(visitor.Page, "1. A new appointment");
        await keys.PressAsync("Enter");
        await visitor.AnswerAsync(1);
        // One writes on where one was: the box has the focus again.
        await keys.TypeAsync("1");
        await keys.PressAsync("Enter");
        await visitor.AnswerAsync(2);
        await keys.TypeAsync("33126");
        await keys.PressAsync("Enter");
        Assert.Contains("Who is the appointment for?", await visitor.AnswerAsync(3));
        await TabToAsync(visitor.Page, "End the chat and erase it");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#over a")).ToBeFocusedAsync();
    }

    /// <summary>What is a button can be typed; Web Chat's own buttons are reached by its keys.</summary>
    [Fact]
    public async Task The_keyboard_alone_will_do_in_the_full_form()
    {
        await using var visitor = await site.VisitAsync("ar");
        await visitor.OpenAsync("?form=full");
        var keys = visitor.Page.Keyboard;
        for (var i = 0; i < 30 && !await IsInBoxAsync(); i++)
            await keys.PressAsync("Tab");
        foreach (var (said, answers) in (List<(string, int)>)[("1", 1), ("1", 2), ("33126", 3)])
        {
            Assert.True(await IsInBoxAsync(), $"The box is not where '{said}' would go.");
            await keys.TypeAsync(said);
            await keys.PressAsync("Enter");
            await visitor.AnswerAsync(answers);
        }
        await keys.PressAsync("Alt+Shift+A");
        await keys.PressAsync("Enter");
        Assert.Contains("ما اسمك الكامل", await visitor.AnswerAsync(4));
        Assert.StartsWith("1. ", (await visitor.Mine.Last.InnerTextAsync()).Trim());

        Task<bool> IsInBoxAsync() => visitor.Page.EvaluateAsync<bool>("document.activeElement.dataset.id === 'webchat-sendbox-input'");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task What_was_offered_before_can_no_longer_be_pressed(string form)
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync($"?form={form}");
        Assert.Equal(5, await visitor.Choices.CountAsync());
        await visitor.SayAsync("I need a passport stamp near 33126");
        Assert.Equal(3, await visitor.Choices.CountAsync());
        await visitor.SayAsync("1");
        Assert.Equal(0, await visitor.Choices.CountAsync());
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task Markup_is_shown_and_not_followed(string form)
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.OpenAsync($"?form={form}");
        const string Markup = "<img src=x onerror=alert(1)><b>bold</b> **bold** [here](javascript:alert(1))";
        await visitor.SayAsync(Markup);
        await visitor.SayAsync("my name is <img src=x onerror=alert(1)>");
        Assert.Contains(Markup, await visitor.Mine.First.InnerTextAsync());
        Assert.Equal(0, await visitor.Page.Locator($"#{form} img[src=x], #{form} b, #{form} a").CountAsync());
        visitor.AssertAllIsWell();
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

    static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == name)
                return;
        }
        Assert.Fail($"The keyboard does not come to '{name}'.");
    }
}
