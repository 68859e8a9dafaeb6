using System.Net;

namespace BotApp.Tests.WebChat;

/// <summary>Pages of other sites that the settings let in (CORS).</summary>
public sealed class OtherSitesTests(ForgedTests.SmallHost host) : IClassFixture<ForgedTests.SmallHost>
{
    readonly HttpClient http = host.CreateClient();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://www.agency.example", true)]
    [InlineData("https://www.agency.example.evil.example", false)]
    public async Task A_page_of_another_site_is_let_in_where_the_settings_say_so(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations/x/activities");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        using var response = await http.SendAsync(request, Cancellation);
        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) && values.Contains(origin));
    }

    [Fact]
    public async Task A_refusal_is_readable_for_a_page_of_another_site()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Origin", "https://www.agency.example");
        using var response = await http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("https://www.agency.example", response.Headers.GetValues("Access-Control-Allow-Origin"));
    }
}
