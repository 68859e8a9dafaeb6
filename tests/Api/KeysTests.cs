using System.Net.Http.Headers;

namespace BotApp.Tests.Api;

public class KeysTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer stolen")]
    [InlineData("Basic partner")]
    [InlineData("partner")]
    public async Task Without_a_key_that_is_known_nothing_is_done_whatever_the_body_is(string? authorization)
    {
        var http = host.As(null);
        if (authorization is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        foreach (var (method, path) in Routes)
        {
            var answer = await http.SendAsync(path, new StringContent("{", null, "application/json"), null, method);
            Assert.Equal((401, "UNAUTHORIZED"), (answer.Status, answer.Code));
            Assert.Equal([new AuthenticationHeaderValue("Bearer")], answer.Headers.WwwAuthenticate);
        }
    }

    [Fact]
    public async Task A_key_that_is_very_long_or_two_of_them_is_none()
    {
        var http = host.As(new string('x', 10_000));
        Assert.Equal(401, (await http.SendJsonAsync("/holds", new { })).Status);

        http = host.As(null);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", ["Bearer partner", "Bearer line"]);
        Assert.Equal(401, (await http.SendJsonAsync("/holds", new { })).Status);
    }

    [Fact]
    public async Task A_partner_corrects_no_names_and_what_it_says_of_a_phone_is_not_believed()
    {
        var (partner, body) = (host.As("partner"), Requests.Booking("10:00").With("phone", "+19785550111"));
        var number = (await partner.SendJsonAsync("/appointments", body, Requests.NewKey())).Of("number")!;

        Assert.Equal("FORBIDDEN", (await partner.SendJsonAsync($"/appointments/{number}/name", new { name = "X" })).Code);
        Assert.Equal(400, (await partner.SendJsonAsync("/appointments/find", new { phone = "+19785550111", caller = "+19785550111" })).Status);
        var found = await partner.SendJsonAsync("/appointments/find", new { name = body["name"], birth = "1990-03-04", caller = "+19785550111" });
        Assert.Equal(("True", "[]"), (found.Text("sentToOwner"), found.Text("appointments")));
        Assert.Equal((400, "code"), await partner.SendJsonAsync($"/appointments/{number}/cancel", new { }) is var answer ? (answer.Status, answer.Field) : default);
    }

    [Fact]
    public async Task A_line_needs_no_codes_and_an_office_none_for_its_own()
    {
        var (line, phone) = (host.As("line"), "+19785550122");
        var body = Requests.Booking("10:15").With("phone", phone).With("caller", phone).With("told", true);
        var booked = await line.SendJsonAsync("/appointments", body, Requests.NewKey());
        var number = booked.Of("number")!;

        Assert.Equal(1, await CountAsync("outbox WHERE kind = 'confirmed' AND state = 'sent' AND number = $1", number));
        var found = await line.SendJsonAsync("/appointments/find", new { phone, caller = phone });
        Assert.Equal(number, found.Json.GetProperty("appointments")[0].GetProperty("number").GetString());
        Assert.Equal((409, "ANOTHER_PERSON"), Outcome(await line.SendJsonAsync($"/appointments/{number}/name", new { name = "Correct Name" })));
        Assert.Equal("Correct Name", (await host.As("manchester").SendJsonAsync($"/appointments/{number}/name", new { name = "Correct Name" })).Text("name"));
        Assert.Equal(204, (await line.SendJsonAsync($"/appointments/{number}/attend", new { })).Status);
        Assert.Equal((404, "NOT_FOUND"), Outcome(await host.As("boston").SendJsonAsync($"/appointments/{number}/cancel", new { })));
        Assert.Equal((404, "NOT_FOUND"), Outcome(await host.As("boston").SendJsonAsync("/appointments/MAN-27-9999/cancel", new { })));
        Assert.Equal(200, (await host.As("manchester").SendJsonAsync($"/appointments/{number}/cancel", new { })).Status);
    }

    [Fact]
    public async Task Wrong_codes_slow_down_then_lock_whether_the_number_exists_or_not()
    {
        var partner = host.As("partner");
        var booked = await partner.SendJsonAsync("/appointments", Requests.Booking("10:30"), Requests.NewKey());
        foreach (var number in (string[])[booked.Of("number")!, "MAN-27-9998"])
        {
            var answers = new List<(int, string?, string?)>();
            for (var i = 0; i < 5; i++)
            {
                var answer = await partner.SendJsonAsync("/appointments/find", new { number, code = "22222", conversation = $"thief-{number}" });
                answers.Add((answer.Status, answer.Code, answer.Text("slower")));
            }
            Assert.Equal(
                [
                    (404, "NOT_FOUND", "False"), (404, "NOT_FOUND", "False"), (404, "NOT_FOUND", "True"),
                    (404, "NOT_FOUND", "True"), (423, "LOCKED", null),
                ], answers);
        }
        var right = new { number = booked.Of("number"), code = booked.Of("code"), conversation = "owner" };
        Assert.Equal("LOCKED", (await partner.SendJsonAsync("/appointments/find", right)).Code);
        Assert.Equal("LOCKED", (await partner.SendJsonAsync($"/appointments/{right.number}/cancel", new { right.code, right.conversation })).Code);
    }

    [Fact]
    public async Task Who_asks_for_nobody_is_not_locked_out_by_who_asked_for_others()
    {
        var partner = host.As("other");
        for (var i = 0; i < 6; i++)
            await partner.SendJsonAsync("/appointments/find", new { number = $"MAN-27-888{i}", code = "22222", conversation = "thief" });
        var booked = await partner.SendJsonAsync("/appointments", Requests.Booking("10:45"), Requests.NewKey());

        var right = new { number = booked.Of("number"), code = booked.Of("code"), conversation = "owner" };
        Assert.Equal(200, (await partner.SendJsonAsync("/appointments/find", right)).Status);
        Assert.Equal(423, (await partner.SendJsonAsync("/appointments/find", new { right.number, right.code, conversation = "thief" })).Status);
    }

    [Fact]
    public async Task Names_numbers_and_keys_are_in_no_log()
    {
        var partner = host.As("partner");
        await partner.SendJsonAsync("/appointments", Requests.Booking("11:00").With("name", "Ximena Zacapa").With("phone", "+19785550177"), Requests.NewKey());
        await partner.SendJsonAsync("/appointments", Requests.Booking("11:00").With("name", "Zacapa\0"), Requests.NewKey());
        await partner.SendJsonAsync("/appointments/find", new { name = "Ximena Zacapa", birth = "1990-03-04" });

        Assert.DoesNotContain("Zacapa", host.Log.Everything);
        Assert.DoesNotContain("9785550177", host.Log.Everything);
        Assert.DoesNotContain("Bearer partner", host.Log.Everything);
    }

    static readonly (string, string)[] Routes =
    [
        ("POST", "/holds"), ("GET", "/holds/x"), ("DELETE", "/holds/x"), ("POST", "/appointments"), ("POST", "/appointments/find"),
        ("POST", "/appointments/MAN-27-1001/move"), ("POST", "/appointments/MAN-27-1001/cancel"),
        ("POST", "/appointments/MAN-27-1001/attend"), ("POST", "/appointments/MAN-27-1001/name"),
    ];

    static (int, string?) Outcome(ApiAnswer answer) => (answer.Status, answer.Code);

    Task<long> CountAsync(string what, params object?[] values) =>
        host.ReadAsync(session => session.NumberAsync($"SELECT count(*) FROM {what}", values));
}
