using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotApp.Tests.Api;

public sealed class LimitsTests(LimitsTests.SlowHost host) : IClassFixture<LimitsTests.SlowHost>
{
    [Fact]
    public async Task Who_reads_too_much_without_a_key_is_slowed_and_nobody_else_is()
    {
        var (heavy, other) = (From("203.0.113.7"), From("203.0.113.8"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, (await heavy.GetJsonAsync("/reasons")).Status);

        var refused = await heavy.GetJsonAsync("/offices/MAN/times?reason=adit");

        Assert.Equal((429, "TOO_MANY_REQUESTS"), (refused.Status, refused.Code));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (await other.GetJsonAsync("/reasons")).Status);
        Assert.Equal(200, (await host.As("partner").GetJsonAsync("/reasons")).Status);
    }

    [Fact]
    public async Task One_subscriber_of_IPv6_is_one_reader()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, (await From($"2001:db8:1:2::{i:x}").GetJsonAsync("/reasons")).Status);

        Assert.Equal(429, (await From("2001:db8:1:2:ffff::1").GetJsonAsync("/reasons")).Status);
        Assert.Equal(200, (await From("2001:db8:1:3::1").GetJsonAsync("/reasons")).Status);
    }

    [Fact]
    public async Task A_key_is_counted_by_its_holder_a_wrong_one_by_its_address_and_a_line_not_at_all()
    {
        for (var i = 0; i < 8; i++)
            Assert.NotEqual(429, (await From($"203.0.113.{i + 100}", "other").GetJsonAsync("/holds/x")).Status);
        Assert.Equal(429, (await From("203.0.113.120", "other").GetJsonAsync("/holds/x")).Status);
        Assert.NotEqual(429, (await From("203.0.113.120", "partner").GetJsonAsync("/holds/x")).Status);

        for (var i = 0; i < 20; i++)
            Assert.NotEqual(429, (await From("203.0.113.121", "line").GetJsonAsync("/holds/x")).Status);

        for (var i = 0; i < 5; i++)
            await From("203.0.113.122", $"guess-{i}").GetJsonAsync("/offices");
        Assert.Equal(429, (await From("203.0.113.122", "guess-5").GetJsonAsync("/offices")).Status);
    }

    [Fact]
    public void A_proxy_is_named_by_its_address_or_by_its_network()
    {
        var believed = host.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Contains(IPAddress.Parse("10.0.0.1"), believed.KnownProxies);
        Assert.Contains(IPNetwork.Parse("172.31.77.0/24"), believed.KnownIPNetworks);
    }

    [Fact]
    public async Task The_bot_itself_is_not_slowed()
    {
        var http = From("203.0.113.130");
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    HttpClient From(string address, string? key = null)
    {
        var http = host.As(key);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return http;
    }

    public sealed class SlowHost : ApiHost
    {
        // A time between two tokens that no test outlasts.
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
        {
            ["Api:ReadsAMinute"] = "5",
            ["Api:CallsAMinute"] = "8",
            ["Api:Proxies:0"] = "10.0.0.1",
            ["Api:Proxies:1"] = "172.31.77.0/24",
        };
    }
}
