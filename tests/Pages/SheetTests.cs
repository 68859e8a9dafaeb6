using System.Net;
using System.Text.RegularExpressions;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Pages;

public class SheetTests(SheetTests.SiteHost host) : IClassFixture<SheetTests.SiteHost>
{
    readonly HttpClient http = host.CreateClient(new() { AllowAutoRedirect = false });

    static int phones;

    readonly string phone = $"+1305556{Interlocked.Increment(ref phones):0000}";

    string Another => $"{phone[..^4]}9{phone[^3..]}";

    [Fact]
    public async Task The_confirmation_tells_where_the_sheet_is()
    {
        var booked = await http.BookAsync(phone);
        Assert.StartsWith($"https://line.example/bot/a/{booked.Number.ToLowerInvariant()}-", booked.Link, StringComparison.Ordinal);
        Assert.Contains($"Para imprimir: {booked.Link}", booked.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_says_all_of_it_in_the_language_of_the_person_and_in_English()
    {
        var booked = await http.BookAsync(phone, "Ana Núñez O'Brien");
        var sheet = await SheetAsync(booked);
        foreach (var words in (string[])[
            booked.Number, booked.Code, "Ana Núñez O'Brien", "8801 NW 7th Avenue, Miami, FL 33150",
            "4 de marzo de 2027", "March 4, 2027", "hora de la oficina, UTC\u22125", "time at the office, UTC\u22125",
            "Sello en mi pasaporte", "Stamp in my passport", "pasaporte", "receipt notices",
            "Si no puede venir", "If you cannot come", "Esta cita es gratis", "free of charge"])
            Assert.Contains(words, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("1990", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_kept_by_nobody_and_found_by_no_search_engine()
    {
        var booked = await http.BookAsync(phone);
        using var response = await http.GetAsync(booked.Path[4..], TestContext.Current.CancellationToken);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("noindex", string.Join(',', response.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Contains("default-src 'none'", string.Join(',', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_is_called_is_no_markup()
    {
        var booked = await http.BookAsync(phone);
        await host.WriteAsync("UPDATE appointments SET name = $2 WHERE number = $1", booked.Number, "<script>alert(1)</script> & \"Ana\"");
        var sheet = await http.GetStringAsync(booked.Path[4..], TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", sheet, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ana&quot;", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_language_written_from_the_right_the_number_keeps_its_direction()
    {
        var booked = await http.BookAsync(phone);
        var sheet = await http.GetStringAsync($"{booked.Path[4..]}?lang=ar", TestContext.Current.CancellationToken);
        Assert.Contains("""<html lang="ar" dir="rtl">""", sheet, StringComparison.Ordinal);
        Assert.Contains($"""<bdi dir="ltr">{booked.Number}</bdi>""", sheet, StringComparison.Ordinal);
        Assert.Contains("""<section lang="en" dir="ltr">""", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_it_is_said_once()
    {
        var booked = await http.BookAsync(phone);
        var sheet = await http.GetStringAsync($"{booked.Path[4..]}?lang=en", TestContext.Current.CancellationToken);
        Assert.Single(Regex.Matches(sheet, "<section "));
    }

    [Fact]
    public async Task One_that_was_moved_says_that_older_sheets_do_not_count()
    {
        var booked = await http.BookAsync(phone);
        await http.MoveAsync(phone, booked);
        var sheet = await SheetAsync(booked);
        Assert.Contains("La hora cambió.", sheet, StringComparison.Ordinal);
        Assert.Contains("The time was changed.", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_cancelled_says_so_and_offers_no_calendar()
    {
        var booked = await http.BookAsync(phone);
        await http.CancelAsync(phone, booked);
        var sheet = await SheetAsync(booked);
        Assert.Contains("Esta cita está cancelada.", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain(".ics", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_come_together_stand_on_each_other_s_sheet_without_their_codes()
    {
        var (mine, hers) = (await http.BookAsync(phone), await http.BookAsync(Another, "Eva Paz"));
        await host.WriteAsync(
            """
            UPDATE appointments SET together = $3, start = (SELECT start FROM appointments WHERE number = $1)
            WHERE number IN ($1, $2)
            """,
            mine.Number, hers.Number, mine.Number);
        var sheet = await SheetAsync(mine);
        Assert.Contains("Vienen juntos", sheet, StringComparison.Ordinal);
        Assert.Contains("Coming together", sheet, StringComparison.Ordinal);
        Assert.Contains($"<bdi>Eva Paz</bdi>, <bdi dir=\"ltr\">{hers.Number}</bdi>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain(hers.Code, sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_time_when_the_office_is_closed_says_so()
    {
        var booked = await http.BookAsync(phone);
        await host.WriteAsync("UPDATE appointments SET displaced_at = 1 WHERE number = $1", booked.Number);
        Assert.Contains("The office is closed at this time.", await SheetAsync(booked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_are_not_ours_all_say_the_same()
    {
        var (mine, other) = (await http.BookAsync(phone), await http.BookAsync(Another, "Eva Paz"));
        var proof = mine.Path[^13..];
        string[] bad =
        [
            "x", "mia-27-1001", $"{other.Number}-{proof}", $"{mine.Number}-{proof[..12]}{(proof[12] == '0' ? '1' : '0')}",
            $"zzz-99-9999-{proof}", new string('a', 5_000), $"{mine.Number}-{new string('\u00e9', 13)}", "%E2%80%AE", "%01", "-", "....ics",
            "' OR 1=1 --", "<script>", $"{mine.Number}-{proof}-", "mia-27-1001-3fq26t57mcvmz.ics",
        ];
        var answers = new HashSet<string>();
        foreach (var token in bad)
        {
            using var response = await http.GetAsync($"/a/{token}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            answers.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        Assert.Contains("There is no sheet here", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_link_is_read_in_capitals_too()
    {
        var booked = await http.BookAsync(phone);
        using var response = await http.GetAsync($"/a/{booked.Path[7..].ToUpperInvariant()}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("ko;q=0.2, fr-CA, en;q=0.5", "fr")]
    [InlineData("fil-PH", "tl")]
    [InlineData("zh-TW, zh;q=0.9", "zh-Hant")]
    [InlineData("zh-Hans-CN", "zh")]
    [InlineData("de, it", "en")]
    [InlineData("*", "en")]
    [InlineData("x;;q=, \u0001", "en")]
    public async Task A_page_of_nobody_s_speaks_the_language_of_the_browser(string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{language}\"",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_has_one_link_and_only_its_own()
    {
        var links = host.Services.GetRequiredService<SheetLinks>();
        var tokens = Enumerable.Range(1, 2_000).Select(i => $"DEN-27-{i:0000}").ToDictionary(number => number, links.Token);
        Assert.All(tokens, pair => Assert.Equal(pair.Key, links.NumberOf(pair.Value)));
        Assert.Equal(2_000, tokens.Values.Select(token => token[^13..]).Distinct().Count());
    }

    async Task<string> SheetAsync(Booked booked) =>
        WebUtility.HtmlDecode(await http.GetStringAsync(booked.Path[4..], TestContext.Current.CancellationToken));

    /// <summary>One that people can be sent to, behind a proxy that takes a path off.</summary>
    public sealed class SiteHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Site:PublicUrl"] = "https://line.example/bot/" };
    }
}
