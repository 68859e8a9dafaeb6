namespace BotApp.Tests.Api;

public class DaysTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient staff = host.As("manchester");

    [Fact]
    public async Task Staff_sees_who_comes_and_who_said_so_without_the_codes()
    {
        var partner = host.As("partner");
        var later = await partner.SendJsonAsync("/appointments", Requests.Booking("15:45"), Requests.NewKey());
        var sooner = await partner.SendJsonAsync("/appointments", Requests.Booking("08:00"), Requests.NewKey());
        await partner.SendJsonAsync("/appointments", Requests.Booking().With("start", "2027-03-05T08:00:00-05:00"), Requests.NewKey());
        await partner.SendJsonAsync($"/appointments/{sooner.Of("number")}/attend", new { code = sooner.Of("code") });

        var day = await staff.GetJsonAsync("/offices/MAN/days/2027-03-04");

        Assert.Equal((200, "open", "08:00:00"), (day.Status, day.Text("closure"), day.Text("opens")));
        Assert.Equal(
            [(sooner.Of("number"), "True", ""), (later.Of("number"), "False", "")],
            day.Json.GetProperty("visits").EnumerateArray().Select(visit => (
                visit.GetProperty("appointment").GetProperty("number").GetString(), visit.GetProperty("attends").ToString(),
                visit.GetProperty("appointment").GetProperty("code").ToString())));
        Assert.Equal("no-store", day.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("manchester", "/offices/BOS/days/2027-03-04", 403, "FORBIDDEN", "office")]
    [InlineData("partner", "/offices/MAN/days/2027-03-04", 403, "FORBIDDEN", null)]
    [InlineData("line", "/offices/MAN/days/2027-03-04", 403, "FORBIDDEN", null)]
    [InlineData("manchester", "/offices/MAN/days/today", 400, "INVALID", "date")]
    [InlineData("manchester", "/offices/MAN/days/2027-02-30", 400, "INVALID", "date")]
    [InlineData("admin", "/offices/XYZ/days/2027-03-04", 404, "NOT_FOUND", null)]
    [InlineData(null, "/offices/MAN/days/2027-03-04", 401, "UNAUTHORIZED", null)]
    public async Task Others_see_nothing(string? key, string path, int status, string code, string? field)
    {
        var answer = await host.As(key).GetJsonAsync(path);

        Assert.Equal((status, code, field), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task A_day_that_is_closed_says_why_and_one_that_is_not_opened_yet_says_nothing()
    {
        Assert.Equal("weekend", (await staff.GetJsonAsync("/offices/MAN/days/2027-03-06")).Text("closure"));
        Assert.Equal("", (await staff.GetJsonAsync("/offices/MAN/days/2027-12-06")).Text("closure"));
        Assert.Equal(200, (await host.As("admin").GetJsonAsync("/offices/MAN/days/2027-03-06")).Status);
    }
}
