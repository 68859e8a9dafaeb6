using System.Globalization;
using System.Text.Json;
using BotApp.Infra.Data;
using BotApp.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace BotApp.Tests.Api;

/// <summary>What nobody learns of an appointment without its code: a name and a birth date are known to many.</summary>
public class ProofTests(ApiHost host) : IClassFixture<ApiHost>
{
    readonly HttpClient partner = host.As("partner");
    readonly HttpClient other = host.As("other");

    [Fact]
    public async Task A_name_and_a_birth_date_show_nothing_of_an_appointment_without_a_phone()
    {
        var body = Requests.Booking("10:00");
        var booked = await partner.BookAsync(body);

        var found = await FindAsync(other, new { name = body["name"], birth = body["birth"] });

        Assert.Equal((200, "True", "False"), (found.Status, found.Text("unproven"), found.Text("sentToOwner")));
        Assert.Empty(found.Json.GetProperty("appointments").EnumerateArray());
        Assert.DoesNotContain(booked.Of("code")!, found.Json.GetRawText());
    }

    [Fact]
    public async Task With_its_case_number_day_and_place_are_shown_and_the_code_is_not()
    {
        var body = Requests.Booking("10:15").With("case", "A012345678");
        var booked = await partner.BookAsync(body);

        // The same A-number, as it is written without its zero.
        var found = await FindAsync(other, new { name = body["name"], birth = body["birth"], @case = "A12345678" });
        var wrong = await FindAsync(other, new { name = body["name"], birth = body["birth"], @case = "A012345679" });

        var one = Assert.Single(found.Json.GetProperty("appointments").EnumerateArray());
        Assert.Equal((booked.Of("number"), booked.Of("start")), (one.GetProperty("number").GetString(), one.GetProperty("start").GetString()));
        Assert.True(!one.TryGetProperty("code", out var code) || code.ValueKind is JsonValueKind.Null);
        Assert.Equal("True", found.Text("unproven"));
        Assert.Equal((404, "NOT_FOUND"), (wrong.Status, wrong.Code));
    }

    [Fact]
    public async Task In_a_conversation_who_knows_the_case_number_hears_day_and_place_and_who_does_not_is_called_back()
    {
        await partner.BookAsync(Requests.Booking("10:45").With("name", "Maria Lost").With("case", "IOE0912345678"));
        var http = host.CreateClient();

        var unproven = await LoseAsync("+13055550151", "none");
        var seen = await LoseAsync("+13055550152", "IOE0912345678");

        Assert.StartsWith("I found it, but to protect you I may not tell it here", unproven);
        Assert.Contains("Your ticket is T-", unproven);
        Assert.DoesNotContain("10:45", unproven);
        Assert.Matches("^MAN-27-[0-9]+: Thu Mar 4, 10:45 AM, Manchester", seen.Replace('\u00a0', ' '));
        Assert.Contains("you need its code", seen);

        async Task<string> LoseAsync(string phone, string number)
        {
            foreach (var said in (string[])["find my appointment", "1", "Maria Lost", "March 4, 1990", "no"])
                await http.TextAsync(phone, said);
            return await http.TextAsync(phone, number);
        }
    }

    [Fact]
    public async Task A_person_at_the_desk_finds_it_at_that_office_alone()
    {
        var body = Requests.Booking("10:30");
        var booked = await partner.BookAsync(body);
        var wanted = new { name = body["name"], birth = body["birth"] };

        var here = await FindAsync(host.As("manchester"), wanted);
        var elsewhere = await FindAsync(host.As("boston"), wanted);

        var one = Assert.Single(here.Json.GetProperty("appointments").EnumerateArray());
        Assert.Equal(booked.Of("number"), one.GetProperty("number").GetString());
        Assert.True(!one.TryGetProperty("code", out var code) || code.ValueKind is JsonValueKind.Null);
        Assert.Equal((404, "NOT_FOUND"), (elsewhere.Status, elsewhere.Code));
    }

    [Fact]
    public async Task Whose_time_shows_as_free_takes_the_code_so_that_nobody_learns_it_by_comparison()
    {
        await TakeAllButOneAsync("13:00");
        var booked = await partner.BookAsync(Requests.Booking("13:00"));
        var (number, code) = (booked.Of("number"), booked.Of("code"));

        Assert.Equal((400, "INVALID", "Appointment-Code"), await TimesAsync(number, null));
        Assert.Equal((404, "NOT_FOUND", null), await TimesAsync(number, "22222"));
        Assert.Equal((404, "NOT_FOUND", null), await TimesAsync("MAN-27-999999", "22222"));
        Assert.Equal((200, null, null), await TimesAsync(number, code));
        Assert.Equal((400, "INVALID", "code"), await HoldAsync(other, number, null));
        Assert.Equal((404, "NOT_FOUND", null), await HoldAsync(other, number, "22222"));
        Assert.Equal((201, null, null), await HoldAsync(other, number, code));
        Assert.Equal((404, "NOT_FOUND", null), await HoldAsync(host.As("boston"), number, null));
        Assert.Equal((201, null, null), await HoldAsync(host.As("line"), number, null));
    }

    async Task<(int, string?, string?)> TimesAsync(string? number, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ApiHost.Root}/offices/MAN/times?reason=adit&moving={number}");
        request.Headers.Authorization = new("Bearer", "other");
        if (code is not null)
            request.Headers.Add("Appointment-Code", code);
        using var response = await other.SendAsync(request, TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(response.StatusCode is System.Net.HttpStatusCode.OK, json.TryGetProperty("days", out _));
        return ((int)response.StatusCode, Text("code"), Text("field"));

        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    static async Task<(int, string?, string?)> HoldAsync(HttpClient http, string? moving, string? code) =>
        await http.SendJsonAsync("/holds", new { office = "MAN", start = "2027-03-04T13:00:00-05:00", reason = "adit", moving, code })
            is var answer ? (answer.Status, answer.Code, answer.Field) : default;

    static Task<ApiAnswer> FindAsync(HttpClient http, object wanted) => http.SendJsonAsync("/appointments/find", wanted);

    Task<int> TakeAllButOneAsync(string at) => host.Services.GetRequiredService<Database>().TransactAsync(session => session.ExecuteAsync(
        "UPDATE slots SET capacity = taken + 1 WHERE office = 'MAN' AND start >= $1 AND start < $2",
        DateTimeOffset.Parse($"2027-03-04T{at}:00-05:00", CultureInfo.InvariantCulture),
        DateTimeOffset.Parse($"2027-03-04T{at}:00-05:00", CultureInfo.InvariantCulture).AddHours(1)), TestContext.Current.CancellationToken);
}
