using System.Text.Json;

namespace BotApp.Tests.Api;

public class BookingApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient partner = host.As("partner");

    [Fact]
    public async Task A_time_is_held_booked_found_moved_and_cancelled()
    {
        var held = await partner.SendJsonAsync("/holds", new { office = "MAN", start = "2027-03-05T09:00:00-05:00", reason = "adit" });
        Assert.Equal(201, held.Status);
        var hold = held.Text("id")!;
        Assert.Equal(200, (await partner.GetJsonAsync($"/holds/{hold}")).Status);

        var booked = await partner.SendJsonAsync("/appointments", Requests.Booking().With("hold", hold)
            .With("start", "2027-03-05T09:00:00-05:00").With("phone", "+19785550142").With("case", "A12345678"), Requests.NewKey());
        Assert.Equal(201, booked.Status);
        var (number, code) = (booked.Of("number")!, booked.Of("code")!);
        Assert.Equal(("A012345678", "2027-03-05T09:00:00-05:00"), (booked.Of("case"), booked.Of("start")));
        Assert.Equal(404, (await partner.GetJsonAsync($"/holds/{hold}")).Status);

        var found = await partner.SendJsonAsync("/appointments/find", new { number, code });
        Assert.Equal(booked.Json.GetProperty("appointment").ToString(), found.Json.GetProperty("appointments")[0].ToString());

        var moved = await partner.SendJsonAsync($"/appointments/{number}/move", new { code, start = "2027-03-05T10:00:00-05:00" });
        Assert.Equal((200, number, "2027-03-05T09:00:00-05:00"),
            (moved.Status, moved.Json.GetProperty("appointment").GetProperty("number").GetString(), moved.Text("from")));

        Assert.Equal(204, (await partner.SendJsonAsync($"/appointments/{number}/attend", new { code })).Status);
        Assert.Equal(200, (await partner.SendJsonAsync($"/appointments/{number}/cancel", new { code })).Status);
        Assert.Equal(404, (await partner.SendJsonAsync($"/appointments/{number}/cancel", new { code })).Status);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_free_time_is_booked_without_a_hold_and_one_that_is_taken_is_refused_with_the_nearest()
    {
        Assert.Equal(201, (await partner.BookAsync(Requests.Booking("08:00"))).Status);

        var taken = await partner.BookAsync(Requests.Booking("08:00"));

        Assert.Equal((409, "SLOT_UNAVAILABLE", "start"), (taken.Status, taken.Code, taken.Field));
        var nearest = taken.Json.GetProperty("nearest").EnumerateArray().Select(start => start.GetString()).ToList();
        Assert.Equal(3, nearest.Count);
        Assert.Contains("2027-03-04T08:15:00-05:00", nearest);
        Assert.Equal("SLOT_UNAVAILABLE", (await partner.SendJsonAsync(
            "/holds", new { office = "MAN", start = "2027-03-04T08:00:00-05:00", reason = "adit" })).Code);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_another_body_is_refused()
    {
        var (key, body) = (Requests.NewKey(), Requests.Booking("08:45"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.BookAsync(body, key)));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Single(answers.Select(answer => answer.Json.ToString()).Distinct());
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal((422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key"),
            await partner.BookAsync(body.With("name", "Somebody Else"), key) is var other ? (other.Status, other.Code, other.Field) : default);
        // Another holder's key of the same name is another key.
        Assert.Equal("SLOT_UNAVAILABLE", (await host.As("other").SendJsonAsync("/appointments", Requests.Booking("08:45"), key)).Code);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_too_and_a_request_that_was_wrong_is_none()
    {
        var (key, body) = (Requests.NewKey(), Requests.Booking("09:15"));
        Assert.Equal(400, (await partner.BookAsync(body.Without("name"), key)).Status);
        await partner.BookAsync(Requests.Booking("09:15"));

        var refused = await partner.BookAsync(body, key);

        Assert.Equal(409, refused.Status);
        Assert.Equal(refused.Json.ToString(), (await partner.BookAsync(body, key)).Json.ToString());
    }

    [Fact]
    public async Task What_is_kept_of_a_request_has_no_code_in_it()
    {
        var booked = await partner.BookAsync(Requests.Booking("09:30"));

        Assert.Equal(0, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM requests WHERE answer LIKE $1", $"%{booked.Of("code")}%")));
    }

    [Theory]
    [InlineData("office", null), InlineData("office", "law"), InlineData("office", "XYZ"), InlineData("office", 7)]
    [InlineData("start", null), InlineData("start", "tomorrow"), InlineData("start", "2027-03-04T10:00:00")]
    [InlineData("start", "2027-03-04T10:07:00-05:00"), InlineData("start", "2027-03-04T10:00:00.5-05:00")]
    [InlineData("start", "2027-03-02T10:15:00-05:00"), InlineData("start", "2026-03-04T10:00:00-05:00")]
    [InlineData("start", "2027-04-04T10:00:00-04:00"), InlineData("start", "2027-02-30T10:00:00-05:00")]
    [InlineData("start", "9999-12-31T23:45:00-05:00"), InlineData("start", "0001-01-01T00:00:00+14:00")]
    [InlineData("reason", null), InlineData("reason", ""), InlineData("reason", "holiday"), InlineData("reason", true)]
    [InlineData("name", null), InlineData("name", ""), InlineData("name", "   "), InlineData("name", "12345")]
    [InlineData("name", "a\0b"), InlineData("name", "a\nb"), InlineData("name", "\uD800")]
    [InlineData("birth", null), InlineData("birth", "04/03/1990"), InlineData("birth", "1990-02-30")]
    [InlineData("birth", "1890-01-01"), InlineData("birth", "2031-01-01"), InlineData("birth", 1990)]
    [InlineData("phone", "3055550142"), InlineData("phone", "+1305555014212345678"), InlineData("phone", "")]
    [InlineData("case", "123-45-6789"), InlineData("case", "IOE091234567"), InlineData("case", "123456789")]
    [InlineData("interpreter", "yes"), InlineData("party", "both"), InlineData("zip", "1001"), InlineData("language", "tlh")]
    [InlineData("hold", "a b"), InlineData("hold", ""), InlineData("caller", "me"), InlineData("told", 1)]
    [InlineData("nmae", "x"), InlineData("Office", "LAW")]
    public async Task A_field_that_is_missing_or_wrong_is_named_and_nothing_is_changed(string field, object? value)
    {
        var before = await CountAsync();

        var answer = await partner.BookAsync(Requests.Booking("11:00").With(field, value));

        Assert.Equal((400, "INVALID", field), (answer.Status, answer.Code, answer.Field));
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("", 400), InlineData("[", 400), InlineData("[]", 400), InlineData("7", 400), InlineData("null", 400)]
    [InlineData("{\"office\":\"LAW\",\"office\":\"BOS\"}", 400), InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}", 400)]
    [InlineData("\u0000\u0001", 400), InlineData("<xml/>", 400)]
    public async Task A_body_that_is_no_request_is_refused(string body, int status)
    {
        foreach (var path in (string[])["/appointments", "/holds", "/appointments/find", "/appointments/MAN-27-1001/move"])
        {
            var answer = await partner.SendAsync(path, new StringContent(body, null, "application/json"), Requests.NewKey());
            Assert.Equal((status, "INVALID"), (answer.Status, answer.Code));
        }
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_body_that_is_too_long_or_no_JSON_is_refused()
    {
        var huge = new StringContent(JsonSerializer.Serialize(Requests.Booking().With("name", new string('a', 20_000))), null, "application/json");
        var long_ = await partner.BookAsync(Requests.Booking("11:00").With("name", new string('a', 101)));

        Assert.Equal("PAYLOAD_TOO_LARGE", (await partner.SendAsync("/appointments", huge, Requests.NewKey())).Code);
        Assert.Equal((400, "name"), (long_.Status, long_.Field));
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (await partner.SendAsync("/appointments", new StringContent("a=b"), "1")).Code);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("a b"), InlineData("\u00e9"), InlineData("129")]
    public async Task Without_a_key_of_its_own_a_booking_is_refused(string? key)
    {
        var answer = await partner.SendJsonAsync("/appointments", Requests.Booking("11:00"), key == "129" ? new string('x', 129) : key);

        Assert.Equal((400, "Idempotency-Key"), (answer.Status, answer.Field));
    }

    [Fact]
    public async Task Who_may_be_the_same_person_is_asked_about_and_one_person_has_one_appointment_for_a_reason()
    {
        var body = Requests.Booking("12:00");
        await partner.BookAsync(body);
        var later = body.With("start", "2027-03-04T13:00:00-05:00");

        var asked = await partner.BookAsync(later);
        var same = await partner.BookAsync(later.With("same", true));
        var line = await host.As("line").SendJsonAsync("/appointments", later, Requests.NewKey());
        var twin = await partner.BookAsync(later.With("same", false));

        Assert.Equal((409, "SAME_PERSON_OR_ANOTHER", "same"), (asked.Status, asked.Code, asked.Field));
        Assert.Equal((409, "USER_OVER_BOOKING_LIMIT"), (same.Status, same.Code));
        Assert.Equal((null, null), (asked.Text("existing"), same.Text("existing")));
        Assert.Equal("2027-03-04T12:00:00-05:00", line.Json.GetProperty("existing").GetProperty("start").GetString());
        Assert.Equal(201, twin.Status);
    }

    [Fact]
    public async Task Nobody_is_to_be_in_two_places_at_once()
    {
        var body = Requests.Booking("12:15");
        await partner.BookAsync(body);

        var other = await partner.BookAsync(body.With("reason", "officer").With("office", "ALB"));

        Assert.Equal((409, "OVERLAPPING_RESERVATION"), (other.Status, other.Code));
    }

    Task<long> CountAsync() => host.ReadAsync(session => session.NumberAsync(
        "SELECT (SELECT count(*) FROM appointments) + (SELECT count(*) FROM seats) + (SELECT count(*) FROM holds)"));
}
