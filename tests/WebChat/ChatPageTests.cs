using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotApp.Bot.Pages;
using BotApp.Tests.Host;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.WebChat;

public sealed partial class ChatPageTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "en", "ltr")]
    [InlineData("es-MX,es;q=0.9,en;q=0.8", "es", "ltr")]
    [InlineData("tlh, zh-HK;q=0.5, en;q=0.4", "zh-Hant", "ltr")]
    [InlineData("ar-EG", "ar", "rtl")]
    [InlineData("*;q=0.1, nonsense;;q=x", "en", "ltr")]
    public async Task The_page_is_in_the_language_of_the_browser(string accept, string language, string direction)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        using var response = await http.SendAsync(request, Cancellation);
        Assert.Contains($"""<html lang="{language}" dir="{direction}">""", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task It_is_there_in_each_language_and_lists_each_by_its_own_name()
    {
        var content = host.Services.GetRequiredService<Dialogs.Content>();
        Assert.Equal(13, content.Tongues.Count);
        foreach (var tongue in content.Tongues.Values)
        {
            var page = await http.GetStringAsync($"/?lang={tongue.Code}", Cancellation);
            Assert.All(content.Tongues.Values, other => Assert.Contains($">{other.Calendar.OwnName}</option>", page));
            Assert.Single(H1().Matches(page));
        }
    }

    [Fact]
    public async Task It_is_small_enough_for_a_slow_line()
    {
        string[] light = ["/assets/chat.css", "/assets/chat.js"], full = [.. light, "/assets/chat-full.js"];
        foreach (var code in host.Services.GetRequiredService<Dialogs.Content>().Tongues.Keys)
        {
            Assert.InRange(await SizeAsync([$"/?form=light&lang={code}", .. light]), 1, 20 * 1024);
            Assert.InRange(await SizeAsync([$"/?lang={code}", .. full]), 1, 30 * 1024);
            // And so much goes over the line.
            Assert.InRange(await SizeAsync([$"/?form=light&lang={code}", .. light], "gzip"), 1, 10 * 1024);
            Assert.InRange(await SizeAsync([$"/?lang={code}", .. full], "gzip"), 1, 14 * 1024);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Squeezed_it_is_the_same(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?lang=ar");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await http.SendAsync(request, Cancellation);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await using Stream whole = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var text = new StreamReader(whole);
        Assert.Equal(
            Nonce().Replace(await http.GetStringAsync("/?lang=ar", Cancellation), ""),
            Nonce().Replace(await text.ReadToEndAsync(Cancellation), ""));
    }

    [Fact]
    public async Task What_is_said_in_place_of_Web_Chat_s_own_words_goes_along_only_where_it_may_be_shown()
    {
        var full = Assets.Has("webchat.js");
        Assert.Equal(full, (await http.GetStringAsync("/?lang=ht", Cancellation)).Contains("TEXT_INPUT", StringComparison.Ordinal));
        Assert.DoesNotContain("TEXT_INPUT", await http.GetStringAsync("/?lang=ht&form=light", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", "light")]
    [InlineData(null, "")]
    public async Task Who_saves_data_gets_the_light_form(string? saves, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Save-Data", saves);
        using var response = await http.SendAsync(request, Cancellation);
        Assert.Contains($"data-form=\"{form}\"", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("Save-Data", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/?lang=%22%3E%3Cscript%3E")]
    [InlineData("/?form=%22%3E%3Cscript%3E&lang=x")]
    [InlineData("/?lang=en&lang=es")]
    public async Task What_stands_in_its_address_is_never_markup(string address) =>
        Assert.DoesNotContain("\"><script>", await http.GetStringAsync(address, Cancellation), StringComparison.Ordinal);

    [Fact]
    public async Task Its_policy_lets_in_no_script_and_no_style_that_is_not_ours()
    {
        using var first = await http.GetAsync("/", Cancellation);
        using var second = await http.GetAsync("/", Cancellation);
        var policy = string.Join(' ', first.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.NotEqual(policy, string.Join(' ', second.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task A_page_that_comes_back_finds_its_chat()
    {
        using var browser = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = true });
        var first = await EnterAsync(browser);
        var again = await EnterAsync(browser);
        Assert.Equal((string)first["conversationId"]!, (string)again["conversationId"]!);

        using var stranger = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = true });
        Assert.NotEqual((string)first["conversationId"]!, (string)(await EnterAsync(stranger))["conversationId"]!);
    }

    [Fact]
    public async Task A_chat_that_was_ended_is_not_found_again()
    {
        using var browser = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = true });
        var first = await EnterAsync(browser);
        var page = new Page(browser) { Token = (string)first["token"]! };
        await page.StartAsync();
        await page.PostAsync($"/conversations/{(string)first["conversationId"]!}/activities", new JsonObject { ["type"] = "endOfConversation" });
        Assert.NotEqual((string)first["conversationId"]!, (string)(await EnterAsync(browser))["conversationId"]!);
    }

    [Fact]
    public async Task The_cookie_is_no_script_s_and_no_other_site_s()
    {
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var response = await client.PostAsync("/chat/token", null, Cancellation);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await client.SendAsync(elsewhere, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("chat.agency.example", true)]
    [InlineData("localhost", false)]
    public async Task Behind_a_proxy_that_takes_off_the_encryption_the_cookie_stays_on_encrypted_lines(string asked, bool secure)
    {
        using var proxied = new ProxiedHost();
        using var client = proxied.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        request.Headers.Host = asked;
        using var response = await client.SendAsync(request, Cancellation);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("chat=")]
    [InlineData("chat=x.y.z")]
    [InlineData("chat=\u0001")]
    public async Task A_forged_cookie_is_nobody_s(string cookie)
    {
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var response = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    static async Task<JsonNode> EnterAsync(HttpClient browser) => await Page.BodyAsync(await browser.PostAsync("/chat/token", null, Cancellation));

    async Task<int> SizeAsync(string[] paths, string? encoding = null)
    {
        var sum = 0;
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
            using var response = await http.SendAsync(request, Cancellation);
            sum += (await response.Content.ReadAsByteArrayAsync(Cancellation)).Length;
        }
        return sum;
    }

    [GeneratedRegex("data-nonce=\"[^\"]*\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex H1();

    sealed class ProxiedHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Site:PublicUrl"] = "https://chat.agency.example" };
    }
}
