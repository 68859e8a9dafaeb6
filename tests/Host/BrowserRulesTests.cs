using System.Net;
using System.Net.Http.Headers;
using BotApp.Bot.Pages;

namespace BotApp.Tests.Host;

public sealed class BrowserRulesTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    [InlineData("/health/ready")]
    [InlineData("/dev/outbox")]
    [InlineData("/assets/chat.css")]
    [InlineData("/assets/nothing-here")]
    [InlineData("/a")]
    [InlineData("/a/mia-27-1001-0000000000000")]
    [InlineData("/a/mia-27-1001-0000000000000.ics")]
    [InlineData("/a?lang=ar")]
    [InlineData("/try")]
    [InlineData("/v3/directline/conversations/x/activities")]
    [InlineData("/v3/directline/conversations/x/stream")]
    [InlineData("/api/messages")]
    [InlineData("/api/scheduling/v1/appointments/MIA-27-1001")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/sms")]
    [InlineData("/voice")]
    [InlineData("/%ff%22%3Cscript%3E")]
    public async Task Every_answer_forbids_what_no_page_of_ours_needs(string path)
    {
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Contains("default-src 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.CacheControl);
    }

    [Fact]
    public async Task What_a_page_loads_is_kept_for_good_under_a_name_that_changes_with_it()
    {
        using var response = await http.GetAsync(Assets.Path("chat.css"), TestContext.Current.CancellationToken);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", Header(response, "Cache-Control"));

        using var unnamed = await http.GetAsync("/assets/chat.css", TestContext.Current.CancellationToken);
        Assert.True(unnamed.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again()
    {
        using var first = await http.GetAsync("/assets/chat.css", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/chat.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Squeezed_it_is_the_same()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/chat.css");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var text = new StreamReader(new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress));
        Assert.Equal(
            await http.GetStringAsync("/assets/chat.css", TestContext.Current.CancellationToken),
            await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/assets/..%2Findex.html")]
    [InlineData("/assets/index.html")]
    [InlineData("/assets/%01")]
    public async Task Nothing_else_of_the_program_is_given_out(string path)
    {
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    static string Header(HttpResponseMessage response, string name) => string.Join(' ', response.Headers.GetValues(name));
}
