using System.Text.Json;

namespace BotApp.Tests.Api;

/// <summary>What is wrong is named, of an office, of a time, of what was proposed; and nothing is changed.</summary>
public class BadInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    const string Day = "/offices/MAN/days/2027-03-10";
    const string Phone = "+16035550199";

    static Dictionary<string, object?> Hours => new() { ["opens"] = "09:00", ["closes"] = "12:00", ["officers"] = 2 };

    static Dictionary<string, object?> Waiting => Requests.Booking(office: "MAN").Without("start").With("phone", "+16035550143");

    [Theory]
    [InlineData("opens", null), InlineData("opens", "nine"), InlineData("opens", "25:00"), InlineData("opens", 9), InlineData("opens", "09:07")]
    [InlineData("opens", "12:00"), InlineData("opens", "13:00")]
    [InlineData("closes", null), InlineData("closes", "12:01"), InlineData("closes", "")]
    [InlineData("officers", null), InlineData("officers", -1), InlineData("officers", 501), InlineData("officers", "2"), InlineData("officers", 1.5)]
    [InlineData("officers", 99999999999), InlineData("ofices", 2)]
    public async Task Hours_of_a_day_that_cannot_be_are_named(string field, object? value)
    {
        var before = await ShownAsync();

        var answer = await host.As("manchester").SendJsonAsync(Day, Hours.With(field, value), method: "PUT");

        Assert.Equal((400, "INVALID"), (answer.Status, answer.Code));
        Assert.Contains(answer.Field, (string[])[field, "opens", "closes"]);
        Assert.Equal(before, await ShownAsync());
    }

    [Theory]
    [InlineData("boston", Day, 403, "office")]
    [InlineData("partner", Day, 403, null)]
    [InlineData("line", Day, 403, null)]
    [InlineData(null, Day, 401, null)]
    [InlineData("nobody", Day, 401, null)]
    [InlineData("manchester", "/offices/MAN/days/soon", 400, "date")]
    [InlineData("manchester", "/offices/MAN/days/2027-02-29", 400, "date")]
    [InlineData("manchester", "/offices/MAN/days/2027-03-01", 400, "date")]
    [InlineData("manchester", "/offices/MAN/days/2040-03-01", 400, "date")]
    [InlineData("admin", "/offices/XYZ/days/2027-03-10", 404, null)]
    public async Task Whoever_may_not_or_comes_too_late_changes_no_day(string? key, string path, int status, string? field)
    {
        var before = await ShownAsync();

        var answer = await host.As(key).SendJsonAsync(path, Hours, method: "PUT");

        Assert.Equal((status, field), (answer.Status, answer.Field));
        Assert.Equal(before, await ShownAsync());
    }

    [Fact]
    public async Task The_same_hours_twice_change_nothing_the_second_time()
    {
        const string path = "/offices/MAN/days/2027-03-11";
        var first = await host.As("manchester").SendJsonAsync(path, Hours, method: "PUT");
        var second = await host.As("manchester").SendJsonAsync(path, Hours, method: "PUT");

        Assert.Equal((200, 200, "0"), (first.Status, second.Status, second.Text("seats")));
        Assert.NotEqual("0", first.Text("seats"));
    }

    [Theory]
    [InlineData("caller", null), InlineData("caller", "me"), InlineData("caller", ""), InlineData("caller", 7)]
    [InlineData("reaction", null), InlineData("reaction", "1"), InlineData("reaction", "TAKE"), InlineData("reaction", "0")]
    [InlineData("digits", "12"), InlineData("digits", "1002; DROP"), InlineData("digits", 1002), InlineData("digits", "12345678901")]
    [InlineData("conversation", "a b"), InlineData("language", "x"), InlineData("extra", true)]
    public async Task An_answer_to_what_was_proposed_that_is_none_is_named(string field, object? value)
    {
        var body = new Dictionary<string, object?> { ["caller"] = Phone, ["reaction"] = "take" };

        var answer = await host.As("line").SendJsonAsync("/proposals/answer", body.With(field, value), Requests.NewKey());

        Assert.Equal((400, "INVALID", field), (answer.Status, answer.Code, answer.Field));
    }

    [Theory]
    [InlineData("partner", 403), InlineData("manchester", 403), InlineData("admin", 403), InlineData(null, 401), InlineData("nobody", 401)]
    public async Task Only_a_line_answers_for_a_phone(string? key, int status) =>
        Assert.Equal(status, (await host.As(key).SendJsonAsync("/proposals/answer", new { caller = Phone, reaction = "take" })).Status);

    [Fact]
    public async Task Where_nothing_was_proposed_nothing_comes_of_an_answer_however_often_it_is_given()
    {
        var key = Requests.NewKey();
        foreach (var once in (string?[])[key, key, null])
            Assert.Equal((200, "none"), await host.As("line").SendJsonAsync(
                "/proposals/answer", new { caller = Phone, reaction = "take", digits = "1002" }, once) is var answer
                ? (answer.Status, answer.Text("outcome")) : default);
        Assert.Equal((422, "Idempotency-Key"), await host.As("line").SendJsonAsync(
            "/proposals/answer", new { caller = Phone, reaction = "pass", digits = "1002" }, key) is var other ? (other.Status, other.Field) : default);
    }

    [Theory]
    [InlineData("""[{"weekday":0}]""", "wanted[0].weekday")]
    [InlineData("""[{"weekday":1},{"weekday":8}]""", "wanted[1].weekday")]
    [InlineData("""[{"weekday":"Monday"}]""", "wanted[0].weekday")]
    [InlineData("""[{"from":"tomorrow"}]""", "wanted[0].from")]
    [InlineData("""[{"from":"2027-02-30"}]""", "wanted[0].from")]
    [InlineData("""[{"after":"9 am"}]""", "wanted[0].after")]
    [InlineData("""[{"day":1}]""", "wanted[0].day")]
    [InlineData("""[{}]""", "wanted")]
    [InlineData("""[null]""", "wanted")]
    [InlineData("""[{"from":"2027-03-10","to":"2027-03-09"}]""", "wanted")]
    [InlineData("""[{"after":"12:00","before":"09:00"}]""", "wanted")]
    [InlineData("""[{"weekday":1,"exact":true}]""", "wanted")]
    [InlineData("""{"weekday":1}""", "wanted")]
    [InlineData("\"Mondays\"", "wanted")]
    [InlineData("""[{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1},{"weekday":1}]""", "wanted")]
    public async Task Days_that_are_waited_for_wrongly_are_named_to_the_last_of_them(string wanted, string field)
    {
        var before = await LineAsync();

        var answer = await host.As("partner").SendJsonAsync(
            "/waitlist", Waiting.With("wanted", JsonSerializer.Deserialize<JsonElement>(wanted)), Requests.NewKey());

        Assert.Equal((400, "INVALID", field), (answer.Status, answer.Code, answer.Field));
        Assert.Equal(before, await LineAsync());
    }

    [Theory]
    [InlineData("partner"), InlineData("manchester")]
    public async Task Who_is_no_line_names_everybody_who_comes(string key)
    {
        var before = await LineAsync();
        var alone = await host.As(key).SendJsonAsync("/waitlist", Waiting.Without("name"), Requests.NewKey());
        var second = await host.As(key).SendJsonAsync(
            "/waitlist", Waiting.With("others", new object[] { Requests.Person(), new { birth = "1985-05-06" } }), Requests.NewKey());

        Assert.Equal((400, "name"), (alone.Status, alone.Field));
        Assert.Equal((400, "others[1].name"), (second.Status, second.Field));
        Assert.Equal(before, await LineAsync());
    }

    [Fact]
    public async Task On_the_phone_a_name_may_come_later_and_is_asked_for_by_text()
    {
        var line = host.As("line");
        var booked = await line.SendJsonAsync(
            "/appointments", Requests.Booking("14:00").Without("name").With("phone", Phone).With("caller", Phone), Requests.NewKey());
        Assert.Equal((201, ""), (booked.Status, booked.Of("name")));

        var asked = await line.SendJsonAsync("/messages/text", new { number = booked.Of("number"), kind = "name", language = "en" });
        var nobody = await line.SendJsonAsync("/messages/text", new { number = "MAN-27-999999", kind = "name", language = "en" });
        var other = await line.SendJsonAsync("/messages/text", new { number = booked.Of("number"), kind = "code", language = "en" });

        Assert.Equal((200, "True"), (asked.Status, asked.Text("reached")));
        Assert.Equal((404, 400, "kind"), (nobody.Status, other.Status, other.Field));
        Assert.Equal(1, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM outbox WHERE kind = 'name' AND number = $1", booked.Of("number"))));
    }

    async Task<string> ShownAsync() => (await host.As("admin").GetJsonAsync(Day)).Json.GetRawText()
        + await host.ReadAsync(session => session.NumberAsync("SELECT coalesce(sum(capacity), 0) FROM slots WHERE office = 'MAN'"));

    Task<long> LineAsync() => host.ReadAsync(session => session.NumberAsync("SELECT count(*) FROM waitlist"));
}
