using System.Net;
using BotApp.Tests.Host;

namespace BotApp.Tests.Pages;

public sealed class SheetSearchTests(SheetSearchTests.PatientHost host) : IClassFixture<SheetSearchTests.PatientHost>
{
    readonly HttpClient http = host.CreateClient(new() { AllowAutoRedirect = false });

    static int phones;

    readonly string phone = $"+1305557{Interlocked.Increment(ref phones):0000}";

    [Fact]
    public async Task Number_and_code_lead_to_the_sheet()
    {
        var booked = await http.BookAsync(phone);
        using var response = await SearchAsync(booked.Number, booked.Code);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"{booked.Path[1..]}?lang=en", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task They_are_read_as_people_write_them()
    {
        var booked = await http.BookAsync(phone);
        var digits = string.Concat(booked.Number[^4..].Select(digit => (char)('\u0660' + digit - '0')));
        using var response = await SearchAsync($" mia 27 {digits} ", booked.Code.ToLowerInvariant());
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_code_says_the_same_as_a_number_that_nobody_has_until_both_are_locked()
    {
        var booked = await http.BookAsync(phone);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await SearchAsync(booked.Number, "22222");
            using var nobody = await SearchAsync("MIA-27-9999", "22222");
            Assert.Equal(wrong.StatusCode, nobody.StatusCode);
            Assert.Equal(await TextAsync(wrong), await TextAsync(nobody));
        }
        using var right = await SearchAsync(booked.Number, booked.Code);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Contains("locked for a while", await TextAsync(right), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_bot_has_locked_is_locked_here_too()
    {
        var booked = await http.BookAsync(phone);
        const string stranger = "+13055551999";
        await http.TextAsync(stranger, "find my appointment");
        foreach (var code in (string[])["22222", "33333", "44444", "55555", "66666"])
            await http.TextAsync(stranger, $"{booked.Number} {code}");
        using var right = await SearchAsync(booked.Number, booked.Code);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("MIA-27-1001", "")]
    [InlineData("", "R7JMC")]
    [InlineData("hello", "world")]
    [InlineData("<script>", "\0")]
    public async Task What_is_missing_is_asked_for(string number, string code)
    {
        using var response = await SearchAsync(number, code);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await TextAsync(response);
        Assert.Contains("both the number and the code", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_beyond_any_form_is_refused()
    {
        using var content = new ByteArrayContent(new byte[300_000]);
        using var response = await http.PostAsync("/a", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_program_that_tries_codes_of_many_numbers_is_slowed_down()
    {
        using var hurried = new HurriedHost();
        using var client = hurried.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.PostAsync("/a", Form($"MIA-27-{i + 1000}", "22222"), TestContext.Current.CancellationToken);
            answers.Add(response.StatusCode);
        }
        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.NotFound));
        Assert.Equal(2, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    Task<HttpResponseMessage> SearchAsync(string number, string code) =>
        http.PostAsync("/a", Form(number, code), TestContext.Current.CancellationToken);

    static FormUrlEncodedContent Form(string number, string code) => new([new("number", number), new("code", code)]);

    static async Task<string> TextAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public sealed class PatientHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Site:SearchesAMinute"] = "10000" };
    }

    sealed class HurriedHost : BotHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Site:SearchesAMinute"] = "3" };
    }
}
