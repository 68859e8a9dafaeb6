using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BotApp.Tests.Browser;

/// <summary>The sheet as people see it on a phone and on paper.</summary>
public sealed partial class SheetTests(Site site) : IClassFixture<Site>
{
    static int phones;

    static readonly string[] Languages = ["ar", "en", "es", "fr", "ht", "ko", "pl", "pt", "ru", "tl", "vi", "zh", "zh-Hant"];

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("ko")]
    public async Task It_fits_a_phone_and_a_desk_and_shuts_nobody_out(string language)
    {
        var sheet = await BookAsync("Ana María Núñez O'Brien");
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(320, ColorScheme.Light), (390, ColorScheme.Dark), (1100, ColorScheme.Light)])
        {
            await using var visitor = await site.VisitAsync("en-US", width, 1200, scheme);
            await visitor.Page.GotoAsync($"/{sheet}?lang={language}");
            await visitor.PictureAsync($"sheet-{language}-{width}");
            Assert.True(await FitsAsync(visitor.Page), $"{language} at {width} is wider than its window.");
            Assert.True(await visitor.Page.Locator("[data-print]").IsVisibleAsync());
            await Axe.AssertNoneIsShutOutAsync(visitor.Page);
            visitor.AssertAllIsWell();
        }
    }

    [Fact]
    public async Task However_long_it_is_it_prints_on_one_page_of_either_size()
    {
        using var texter = new Texter(site, Phone());
        var sheet = await texter.BookAsync("emergency advance parole travel document", "00820", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine", interpreter: true);
        await texter.SayAsync("move my appointment");
        await texter.SayAsync("2");
        Assert.Contains("Moved", await texter.SayAsync("1"));
        foreach (var language in Languages)
            foreach (var format in (string[])["Letter", "A4"])
                Assert.Equal(1, await PagesAsync($"{sheet}?lang={language}", format, $"sheet-{language}-{format}"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_pages_around_it_shut_nobody_out(string language)
    {
        foreach (var page in (string[])["a", "a/mia-27-1001-0000000000000"])
        {
            await using var visitor = await site.VisitAsync("en-US", 320, 700);
            await visitor.Page.GotoAsync($"/{page}?lang={language}");
            await visitor.PictureAsync($"around-{language}-{page.Length}");
            Assert.True(await FitsAsync(visitor.Page));
            await Axe.AssertNoneIsShutOutAsync(visitor.Page);
        }
    }

    [Fact]
    public async Task With_number_and_code_it_is_found_by_keyboard_alone()
    {
        var sheet = await BookAsync("Eva Paz");
        await using var visitor = await site.VisitAsync("pl");
        var page = visitor.Page;
        await page.GotoAsync($"/{sheet}");
        var (number, code) = (await page.Locator(".number").InnerTextAsync(), await page.Locator(".code").InnerTextAsync());

        await page.GotoAsync("/a");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(number);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("22222");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Locator("#number").FillAsync(number);
        await page.Locator("#code").FillAsync(code.ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".number, [role=alert]")).ToHaveTextAsync(number);
        Assert.EndsWith($"/{sheet}?lang=pl", page.Url);
    }

    [Fact]
    public async Task In_a_language_from_the_right_its_columns_run_from_the_right()
    {
        var sheet = await BookAsync("عبد الله حسن");
        await using var visitor = await site.VisitAsync("ar", 1100, 900);
        await visitor.Page.GotoAsync($"/{sheet}?lang=ar");
        var arabic = await visitor.Page.Locator("section[lang=ar]").BoundingBoxAsync();
        var english = await visitor.Page.Locator("section[lang=en]").BoundingBoxAsync();
        Assert.True(arabic!.X > english!.X);
        Assert.Equal("ltr", await visitor.Page.Locator(".number bdi").EvaluateAsync<string>("number => getComputedStyle(number).direction"));
    }

    async Task<string> BookAsync(string name)
    {
        using var texter = new Texter(site, Phone());
        return await texter.BookAsync("passport stamp", "33126", name, interpreter: true);
    }

    static string Phone() => $"+1305558{Interlocked.Increment(ref phones):0000}";

    static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");

    async Task<int> PagesAsync(string path, string format, string name)
    {
        await using var visitor = await site.VisitAsync("en-US");
        await visitor.Page.GotoAsync($"/{path}");
        var pdf = await visitor.Page.PdfAsync(new() { Format = format, PreferCSSPageSize = false });
        if (Environment.GetEnvironmentVariable("BOTAPP_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), pdf, TestContext.Current.CancellationToken);
        return PageOfPdf().Count(Encoding.Latin1.GetString(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageOfPdf();
}
