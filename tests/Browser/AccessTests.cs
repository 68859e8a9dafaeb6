using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>Who can use the chat page: by keyboard alone, by ear, and whatever was written.</summary>
public sealed class AccessTests(Site site) : IClassFixture<Site>
{
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
