using System.Net;
using System.Text.Json;

namespace BotApp.Tests.Api;

/// <summary>What anybody may read.</summary>
public class ReadingTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient http = host.As(null);

    [Fact]
    public async Task The_office_of_an_area_comes_alone_and_the_nearest_where_the_area_is_not_known()
    {
        var area = await http.GetJsonAsync("/offices?zip=01001");
        var near = await http.GetJsonAsync("/offices?zip=33126");

        Assert.Equal(["LAW"], Codes(area));
        Assert.True(area.Json.GetProperty("offices")[0].GetProperty("area").GetBoolean());
        Assert.Equal(3, Codes(near).Count);
        Assert.Equal(92, Codes(await http.GetJsonAsync("/offices")).Count);
        Assert.Equal(["LAW", "HAR"], Codes(await http.GetJsonAsync("/offices?code=LAW&code=HAR&code=ZZZ&zip=01001")));
    }

    [Theory]
    [InlineData("/offices?zip=1001", 400, "INVALID", "zip")]
    [InlineData("/offices?zip=1001%00", 400, "INVALID", "zip")]
    [InlineData("/offices?zip=99999", 404, "ZIP_UNKNOWN", "zip")]
    [InlineData("/offices?zip=09012", 404, "ZIP_MILITARY", "zip")]
    [InlineData("/offices?code=law", 400, "INVALID", "code")]
    [InlineData("/offices?code=A&code=B", 400, "INVALID", "code")]
    [InlineData("/reasons?language=tlh", 400, "INVALID", "language")]
    [InlineData("/offices/MAN/times", 400, "INVALID", "reason")]
    [InlineData("/offices/MAN/times?reason=none", 400, "INVALID", "reason")]
    [InlineData("/offices/MAN/times?minutes=0", 400, "INVALID", "minutes")]
    [InlineData("/offices/MAN/times?minutes=-15", 400, "INVALID", "minutes")]
    [InlineData("/offices/MAN/times?minutes=99999999999999999999", 400, "INVALID", "minutes")]
    [InlineData("/offices/MAN/times?reason=adit&minutes=15", 400, "INVALID", "minutes")]
    [InlineData("/offices/XYZ/times?reason=adit", 404, "NOT_FOUND", null)]
    [InlineData("/offices/%F0%9F%99%82/times?reason=adit", 404, "NOT_FOUND", null)]
    [InlineData("/offices/MAN/times?reason=adit&conversation=ana", 401, "UNAUTHORIZED", "conversation")]
    [InlineData("/offices/MAN/times?reason=adit&moving=MAN-27-1001", 401, "UNAUTHORIZED", "moving")]
    public async Task What_cannot_be_asked_is_refused_and_the_field_named(string path, int status, string code, string? field)
    {
        var answer = await http.GetJsonAsync(path);

        Assert.Equal((status, code, field), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task Every_reason_is_listed_in_the_language_asked_for()
    {
        var reasons = (await http.GetJsonAsync("/reasons?language=es")).Json.GetProperty("reasons");

        Assert.Equal(11, reasons.GetArrayLength());
        Assert.Equal("Sello en mi pasaporte (ADIT)", reasons[0].GetProperty("name").GetString());
        Assert.Contains(reasons[0].GetProperty("bring").EnumerateArray(), item => item.GetString() == "pasaporte");
    }

    [Fact]
    public async Task Times_are_instants_with_the_offices_offset_on_both_sides_of_a_clock_change()
    {
        var days = (await http.GetJsonAsync("/offices/MAN/times?reason=adit")).Json.GetProperty("days");

        Assert.Equal(15, days.GetArrayLength());
        Assert.EndsWith("T08:00:00-05:00", Day(days, "2027-03-12").GetProperty("starts")[0].GetString());
        Assert.EndsWith("T08:00:00-04:00", Day(days, "2027-03-15").GetProperty("starts")[0].GetString());
        Assert.Equal("weekend", Day(days, "2027-03-13").GetProperty("closure").GetString());
    }

    [Fact]
    public async Task Times_that_have_not_changed_are_not_sent_again()
    {
        const string Path = $"{ApiHost.Root}/offices/MAN/times?reason=adit";
        using var first = await http.GetAsync(Path, TestContext.Current.CancellationToken);
        var tag = first.Headers.ETag!;

        using var same = await GetAsync(Path, tag.ToString());
        using var among = await GetAsync(Path, $"\"x\", W/{tag}");
        using var other = await GetAsync(Path, "\"x\"");
        await host.As("partner").SendJsonAsync("/holds", new { office = "MAN", start = "2027-03-04T09:00:00-05:00", minutes = 15 });
        using var changed = await GetAsync(Path, tag.ToString());

        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge.TotalSeconds: > 0 });
        Assert.Equal(
            [HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK],
            new[] { same, among, other, changed }.Select(response => response.StatusCode));
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(tag, same.Headers.ETag);
    }

    [Fact]
    public async Task A_wrong_key_is_a_mistake_where_none_is_needed_too()
    {
        foreach (var path in (string[])["/offices?zip=01001", "/reasons", "/offices/MAN/times?reason=adit"])
            Assert.Equal((401, "UNAUTHORIZED"), await host.As("stolen").GetJsonAsync(path) is var answer ? (answer.Status, answer.Code) : default);
    }

    async Task<HttpResponseMessage> GetAsync(string path, string tags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static JsonElement Day(JsonElement days, string date) =>
        days.EnumerateArray().Single(day => day.GetProperty("date").GetString() == date);

    static List<string?> Codes(ApiAnswer answer) =>
        [.. answer.Json.GetProperty("offices").EnumerateArray().Select(office => office.GetProperty("code").GetString())];
}
