namespace BotApp.Tests.Api;

/// <summary>What the staff of an office does by the API: closes it, changes its rules, sees who waits.</summary>
public class StaffTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient boston = host.As("boston");

    [Fact]
    public async Task Whoever_is_booked_when_an_office_closes_is_offered_another_time_or_listed()
    {
        var partner = host.As("partner");
        var reached = await partner.SendJsonAsync(
            "/appointments", Requests.Booking("09:00", "BOS").With("phone", "+16175550142"), Requests.NewKey());
        var unreached = await partner.SendJsonAsync("/appointments", Requests.Booking("09:30", "BOS"), Requests.NewKey());
        Assert.Equal((201, 201), (reached.Status, unreached.Status));

        var closed = await boston.SendJsonAsync("/offices/BOS/closures", new { date = "2027-03-04", reason = "snow" });

        Assert.Equal((200, "2", "1", "1"), (closed.Status, closed.Text("displaced"), closed.Text("proposed"), closed.Text("listed")));
        var listed = (await boston.GetJsonAsync("/offices/BOS/displaced?date=2027-03-04")).Json.GetProperty("people");
        Assert.Contains(listed.EnumerateArray(), one => one.GetProperty("number").GetString() == unreached.Of("number"));
        Assert.Equal("closed", (await boston.GetJsonAsync("/offices/BOS/days/2027-03-04")).Text("closure"));
        var refused = await partner.SendJsonAsync("/appointments", Requests.Booking("10:00", "BOS"), Requests.NewKey());
        Assert.Equal((409, "SLOT_UNAVAILABLE"), (refused.Status, refused.Code));
        var again = await boston.SendJsonAsync("/offices/BOS/closures", new { date = "2027-03-04", reason = "snow" });
        Assert.Equal((200, "0", "0"), (again.Status, again.Text("displaced"), again.Text("seatsLost")));
    }

    [Theory]
    [InlineData("boston", "BOS", "", "no reason", 400, "INVALID", "date")]
    [InlineData("boston", "BOS", "2027-03-05", null, 400, "INVALID", "reason")]
    [InlineData("boston", "BOS", "2027-03-01", "late", 400, "INVALID", "date")]
    [InlineData("boston", "BOS", "2028-06-01", "early", 400, "INVALID", "date")]
    [InlineData("boston", "MAN", "2027-03-05", "snow", 403, "FORBIDDEN", "office")]
    [InlineData("partner", "BOS", "2027-03-05", "snow", 403, "FORBIDDEN", null)]
    [InlineData("nobody", "BOS", "2027-03-05", "snow", 401, "UNAUTHORIZED", null)]
    [InlineData("admin", "XYZ", "2027-03-05", "snow", 404, "NOT_FOUND", null)]
    public async Task A_closure_that_is_wrong_names_what_and_closes_nothing(
        string key, string office, string date, string? reason, int status, string code, string? field)
    {
        var answer = await host.As(key).SendJsonAsync($"/offices/{office}/closures", new { date, reason });

        Assert.Equal((status, code, field), (answer.Status, answer.Code, answer.Field));
        Assert.Equal("open", (await host.As("admin").GetJsonAsync("/offices/MAN/days/2027-03-05")).Text("closure"));
    }

    [Fact]
    public async Task Rules_change_where_they_are_said_and_stay_where_not()
    {
        var before = await host.As("manchester").GetJsonAsync("/offices/MAN/rules");

        var after = await host.As("manchester").SendJsonAsync("/offices/MAN/rules", new { leadMinutes = 120 }, method: "PATCH");
        var length = await host.As("manchester").SendJsonAsync("/offices/MAN/lengths/casequestion", new { minutes = 45 }, method: "PUT");

        Assert.Equal((200, "120", before.Text("windowDays")), (after.Status, after.Text("leadMinutes"), after.Text("windowDays")));
        Assert.Equal(45, length.Json.GetProperty("lengths").GetProperty("casequestion").GetInt32());
        Assert.Equal(200, (await host.As("manchester").DeleteJsonAsync("/offices/MAN/lengths/casequestion")).Status);
    }

    [Theory]
    [InlineData("manchester", "MAN", "leadMinutes", -1, 400, "leadMinutes")]
    [InlineData("manchester", "MAN", "windowDays", 0, 400, "windowDays")]
    [InlineData("manchester", "MAN", "officers", 100000, 400, "officers")]
    [InlineData("boston", "MAN", "leadMinutes", 60, 403, "office")]
    [InlineData("line", "MAN", "leadMinutes", 60, 403, null)]
    public async Task A_rule_that_cannot_be_is_named_and_changes_nothing(
        string key, string office, string rule, int value, int status, string? field)
    {
        var before = await host.As("admin").GetJsonAsync($"/offices/{office}/rules");

        var answer = await host.As(key).SendJsonAsync(
            $"/offices/{office}/rules", new Dictionary<string, object> { [rule] = value }, method: "PATCH");

        Assert.Equal((status, field), (answer.Status, answer.Field));
        Assert.Equal(before.Json.GetRawText(), (await host.As("admin").GetJsonAsync($"/offices/{office}/rules")).Json.GetRawText());
    }

    [Fact]
    public async Task A_place_in_line_is_taken_once_seen_by_staff_and_given_up()
    {
        var (line, key) = (host.As("line"), Requests.NewKey());
        var body = Requests.Booking(office: "MAN").Without("start").With("phone", "+16035550142").With("caller", "+16035550142");

        var joined = await line.SendJsonAsync("/waitlist", body, key);
        var again = await line.SendJsonAsync("/waitlist", body, key);

        Assert.Equal((201, 201, joined.Text("number")), (joined.Status, again.Status, again.Text("number")));
        var waiting = (await host.As("manchester").GetJsonAsync("/offices/MAN/waitlist")).Json.GetProperty("waiting");
        Assert.Equal(joined.Text("number"), Assert.Single(waiting.EnumerateArray()).GetProperty("number").GetString());
        var left = await line.SendJsonAsync("/waitlist/leave", new { caller = "+16035550142", number = joined.Text("number") });
        Assert.Equal((200, "1"), (left.Status, left.Text("count")));
        Assert.Empty((await host.As("manchester").GetJsonAsync("/offices/MAN/waitlist")).Json.GetProperty("waiting").EnumerateArray());
    }

    [Theory]
    [InlineData("office", null, 400, "office")]
    [InlineData("office", "XYZ", 400, "office")]
    [InlineData("reason", "dance", 400, "reason")]
    [InlineData("name", null, 400, "name")]
    [InlineData("birth", "2031-01-01", 400, "birth")]
    [InlineData("phone", null, 400, "phone")]
    [InlineData("notice", 1000, 400, "notice")]
    public async Task A_place_that_is_asked_for_wrongly_is_refused_by_the_name_of_the_field(
        string field, object? value, int status, string named)
    {
        var body = Requests.Booking(office: "MAN").Without("start").With("phone", "+16035550143");

        var answer = await host.As("partner").SendJsonAsync("/waitlist", body.With(field, value), Requests.NewKey());

        Assert.Equal((status, named), (answer.Status, answer.Field));
    }
}
