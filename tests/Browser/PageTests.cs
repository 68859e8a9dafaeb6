using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

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
    public async Task It_fits(string locale, int width, int height, string form)
    {
        await using var visitor = await site.VisitAsync(locale, width, height);
        await visitor.OpenAsync($"?form={form}");
        await visitor.PressAsync(1);
        await visitor.Page.WaitForTimeoutAsync(1000);
        await visitor.PictureAsync($"fits-{locale}-{width}-{form}");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("light")]
    public async Task It_can_be_read_in_the_dark_and_in_high_contrast(string form)
    {
        await using var dark = await site.VisitAsync("en-US", scheme: ColorScheme.Dark);
        await dark.OpenAsync($"?form={form}");
        await dark.PressAsync(1);
        await dark.PressAsync(1);
        await dark.Page.WaitForTimeoutAsync(1000);
        await dark.PictureAsync($"dark-{form}");
        await using var contrast = await site.VisitAsync("en-US", forced: ForcedColors.Active);
        await contrast.OpenAsync($"?form={form}");
        await contrast.PressAsync(1);
        await contrast.PressAsync(1);
        await contrast.Page.WaitForTimeoutAsync(1000);
        await contrast.PictureAsync($"contrast-{form}");
    }
}
