using System.Text.Json;

namespace BotApp.Tests.Api;

public class GroupApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient partner = host.As("partner");

    [Fact]
    public async Task A_group_has_neighbouring_times_all_or_none_and_each_may_leave()
    {
        var family = Requests.Booking("14:00").With("others", (object[])[Requests.Person(), Requests.Person()]);
        var wish = new { office = "MAN", start = "2027-03-04T14:00:00-05:00", reason = "adit", people = 3, conversation = "family" };
        var held = await partner.SendJsonAsync("/holds", wish);
        var booked = await partner.BookAsync(family.With("hold", "family"));

        Assert.Equal(
            ["2027-03-04T14:00:00-05:00", "2027-03-04T14:15:00-05:00", "2027-03-04T14:30:00-05:00"],
            held.Json.GetProperty("starts").EnumerateArray().Select(start => start.GetString()));
        Assert.Equal((201, "2"), (booked.Status, booked.Of("others")));
        var others = booked.Json.GetProperty("others").EnumerateArray().ToList();
        Assert.Equal("2027-03-04T14:30:00-05:00", others[1].GetProperty("start").GetString());
        Assert.Equal("SLOT_UNAVAILABLE", (await partner.BookAsync(Requests.Booking("13:45").With("others", (object[])[Requests.Person()]))).Code);

        var (number, code) = (booked.Of("number"), booked.Of("code"));
        var stranger = await partner.BookAsync(Requests.Booking("15:45"));
        Assert.Equal((400, "others"), await partner.SendJsonAsync($"/appointments/{number}/cancel", new { code, others = (string?[])[stranger.Of("number")] })
            is var refused ? (refused.Status, refused.Field) : default);
        var one = others[0].GetProperty("number").GetString();
        Assert.Equal("others", (await partner.SendJsonAsync($"/appointments/{number}/cancel", new { code, others = (string?[])[one, one] })).Field);
        var moved = await partner.SendJsonAsync($"/appointments/{number}/move", new
        {
            code,
            start = "2027-03-04T15:00:00-05:00",
            others = others.Select(one => one.GetProperty("number").GetString()),
        });
        Assert.Equal((200, 2), (moved.Status, moved.Json.GetProperty("others").GetArrayLength()));
        Assert.Equal(200, (await partner.SendJsonAsync($"/appointments/{number}/cancel", new { code })).Status);
        Assert.Equal(2, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM appointments WHERE together = $1 AND state = 'active'", number)));
    }

    [Theory]
    [InlineData("others[0].name", """[{"birth":"1990-03-04"}]""")]
    [InlineData("others[0].birth", """[{"name":"Ana"}]""")]
    [InlineData("others[1].case", """[{"name":"Ana","birth":"1990-03-04"},{"name":"Eva","birth":"1990-03-04","case":"123-45-6789"}]""")]
    [InlineData("others", """[null]""")]
    [InlineData("others", """[{"name":"Ana","birth":"2090-03-04"}]""")]
    [InlineData("others[0].nmae", """[{"nmae":"Ana"}]""")]
    public async Task A_field_of_one_of_a_group_is_named(string field, string others)
    {
        var answer = await partner.BookAsync(Requests.Booking("16:00").With("others", JsonDocument.Parse(others).RootElement));

        Assert.Equal((400, "INVALID", field), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task Seven_are_too_many()
    {
        object[] six = [.. Enumerable.Range(0, 6).Select(_ => Requests.Person())];

        Assert.Equal("others", (await partner.BookAsync(Requests.Booking("16:00").With("others", six))).Field);
        Assert.Equal("people", (await partner.SendJsonAsync("/holds", new { office = "MAN", start = "2027-03-04T16:00:00-05:00", minutes = 15, people = 7 })).Field);
        Assert.Equal("people", (await partner.GetJsonAsync("/offices/MAN/times?reason=adit&people=7")).Field);
    }
}
