using System.Net;
using System.Text.RegularExpressions;
using BotApp.Tests.Host;
using Microsoft.AspNetCore.Hosting;

namespace BotApp.Tests.Pages;

public sealed partial class TryTests(BotHost host) : IClassFixture<BotHost>
{
    [Fact]
    public async Task In_Development_there_is_a_page_to_try_it_and_all_that_it_loads()
    {
        using var http = host.CreateClient();
        var page = await http.GetStringAsync("/try", TestContext.Current.CancellationToken);
        var loads = Loads().Matches(page).Select(load => load.Groups[1].Value).ToList();
        Assert.Equal(2, loads.Count);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inside(), page);
        foreach (var script in (string[])["assets/try-texts.js", "assets/try-phone.js", "assets/try-twiml.js", .. loads])
        {
            using var response = await http.GetAsync(script, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains(response.Content.Headers.ContentType?.MediaType, (string[])["text/css", "text/javascript"]);
        }
    }

    [Fact]
    public async Task Where_people_are_served_there_is_none()
    {
        using var serious = host.WithWebHostBuilder(web => web.UseEnvironment("Production").UseSetting("Clock:Start", ""));
        using var http = serious.CreateClient();
        using var response = await http.GetAsync("/try", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex("(?:src|href)=\"(assets/[^\"]+)\"")]
    private static partial Regex Loads();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=|\\sstyle=")]
    private static partial Regex Inside();
}
