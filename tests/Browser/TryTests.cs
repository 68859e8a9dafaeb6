using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>The page to try it, as somebody who has never seen the program would use it.</summary>
public sealed partial class TryTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Somebody_books_by_text_message_opens_the_sheet_and_waits_for_the_reminder()
    {
        await using var visitor = await site.VisitAsync("en-US", 1100, 1400);
        var page = visitor.Page;
        await page.GotoAsync("/try");
        await page.Locator("#number").FillAsync("+13055550171");
        await page.Locator("#begin").SelectOptionAsync(new SelectOptionValue { Label = "Español" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator("#texts .bubble:not(.mine)")).ToHaveCountAsync(1);
        foreach (var answer in (string[])["1", "José Núñez", "4 de marzo de 1990", "no tengo", "no", "2", "1"])
            await AnswerAsync(page, answer);
        await visitor.PictureAsync("try-booked");

        var sheet = await page.RunAndWaitForPopupAsync(() => page.Locator("#texts a").Last.ClickAsync());
        await Assertions.Expect(sheet.Locator(".number")).ToHaveTextAsync(Number());
        await sheet.CloseAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Until the next message" }).ClickAsync();
        await Assertions.Expect(page.Locator("#texts .bubble").Last).ToContainTextAsync("Responda 1", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#outbox")).ToContainTextAsync("would have gone");
        await visitor.PictureAsync("try-reminded");
        visitor.AssertAllIsWell();
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1100, ColorScheme.Dark)]
    public async Task It_fits_and_shuts_nobody_out(int width, ColorScheme scheme)
    {
        await using var visitor = await site.VisitAsync("en-US", width, 900, scheme);
        await visitor.Page.GotoAsync("/try");
        await visitor.Page.Locator("#number").FillAsync($"+13055551{width:000}");
        await visitor.Page.Locator("#begin").SelectOptionAsync(new SelectOptionValue { Label = "العربية" });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#choices button").First).ToBeVisibleAsync();
        await visitor.PictureAsync($"try-{width}-{scheme}");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Axe.AssertNoneIsShutOutAsync(visitor.Page);
        visitor.AssertAllIsWell();
    }

    /// <summary>Presses the button with this number where there is one, else types.</summary>
    static async Task AnswerAsync(IPage page, string answer)
    {
        var bubbles = page.Locator("#texts .bubble:not(.mine)");
        var before = await bubbles.CountAsync();
        var button = page.Locator("#choices button").Filter(new() { HasTextRegex = new($"^{Regex.Escape(answer)} ") });
        if (await button.CountAsync() > 0)
        {
            await button.First.ClickAsync();
        }
        else
        {
            await page.Locator("#text").FillAsync(answer);
            await page.Locator("#text").PressAsync("Enter");
        }
        await Assertions.Expect(bubbles).ToHaveCountAsync(before + 1);
    }

    [GeneratedRegex("[A-Z]{3}-27-[0-9]{4}")]
    private static partial Regex Number();
}
