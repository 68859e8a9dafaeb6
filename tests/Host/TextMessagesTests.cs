using System.Net;
using System.Text;
using BotApp.Infra.Data;

namespace BotApp.Tests.Host;

public class TextMessagesTests(BotHost host) : IClassFixture<BotHost>
{
    readonly HttpClient http = host.CreateClient();

    static int phones;

    readonly string phone = $"+1305555{Interlocked.Increment(ref phones):0000}";

    static readonly string[] Anything =
    [
        "", " ", new string('a', 10_000), new string('7', 1_000), "🙂🙂🏽", "\u200F\u202E\u2066", "a\0b", "\uD800",
        "\uDC00x",
        "'; DROP TABLE appointments; --", "<script>alert(1)</script>", "]]></Message><Message>", "%00%ff", "{0} {name}",
        "\r\n\r\n", "\uE000DEN-27-1001\uE001", "مرحبا", "１００１３",
    ];

    [Fact]
    public async Task Whatever_is_said_there_is_an_answer_and_no_error()
    {
        foreach (var text in Anything)
            Assert.NotEmpty(await http.TextAsync(phone, text));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("%FF%FE%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("%")]
    [InlineData("%u0041")]
    [InlineData("a%C3")]
    public async Task A_text_of_broken_bytes_is_answered(string encoded)
    {
        using var content = new StringContent(
            $"MessageSid={Texting.NewSid()}&From=%2B13055550100&Body={encoded}", Encoding.ASCII,
            "application/x-www-form-urlencoded");
        using var response = await http.PostAsync("/sms", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Two_hundred_random_messages_in_a_row_are_each_answered()
    {
        var random = new Random(20270302);
        string[] words =
        [
            "book", "cancel it", "33126", "1", "2", "3", "back", "no", "Thursday", "at 3", "José", "🙂", "\0", "help",
            "99999",
        ];
        for (var i = 0; i < 200; i++)
            Assert.NotEmpty(await http.TextAsync(phone, string.Join(' ', random.GetItems(words, random.Next(1, 6)))));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task A_message_that_comes_again_gets_the_same_answer_and_changes_nothing()
    {
        var sid = Texting.NewSid();
        var first = await http.TextAsync(phone, "I need an appointment near 33126", sid);
        await http.TextAsync(phone, "green card");
        var before = await host.ConversationAsync(phone);

        Assert.Equal(first, await http.TextAsync(phone, "I need an appointment near 33126", sid));
        Assert.Equal(before, await host.ConversationAsync(phone));
    }

    [Fact]
    public async Task A_message_that_comes_twenty_times_at_once_is_one_message()
    {
        await http.TextAsync(phone, "I need an appointment");
        var sid = Texting.NewSid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.TextAsync(phone, "1", sid)));

        Assert.Single(answers.Distinct());
        Assert.NotEmpty(answers[0]);
        Assert.Equal(1, await host.ReadAsync(session => session.NumberAsync(
            "SELECT count(*) FROM inbound_messages WHERE id LIKE $1", $"%{sid}")));
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("From")]
    [InlineData("Body")]
    public async Task A_request_without_a_field_is_told_which(string missing)
    {
        var fields = new Dictionary<string, string> { ["MessageSid"] = "SM1", ["From"] = phone, ["Body"] = "Hola" };
        fields.Remove(missing);
        using var response = await http.PostAsync(
            "/sms", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(missing, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_beyond_any_text_message_is_refused()
    {
        using var content = new ByteArrayContent(new byte[300_000]);
        using var response = await http.PostAsync("/sms", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_delivery_report_for_a_message_that_nobody_knows_is_taken()
    {
        using var content = new FormUrlEncodedContent([new("MessageSid", "SM0"), new("MessageStatus", "delivered")]);
        using var response = await http.PostAsync("/sms/status", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("cancel")]
    [InlineData(" End ")]
    public async Task A_stop_word_is_noted_and_left_to_the_network_to_answer(string word)
    {
        await http.TextAsync(phone, "I need an appointment");
        var before = await host.ConversationAsync(phone);

        Assert.Empty(await http.TextAsync(phone, word));
        Assert.True(await host.ReadAsync(session => OptOuts.HasAsync(session, phone)));
        Assert.Equal(before, await host.ConversationAsync(phone));
    }

    [Fact]
    public async Task Start_frees_a_number_that_was_stopped_and_is_an_ordinary_word_otherwise()
    {
        Assert.NotEmpty(await http.TextAsync(phone, "START"));
        await http.TextAsync(phone, "STOP");
        Assert.Empty(await http.TextAsync(phone, "START"));
        Assert.False(await host.ReadAsync(session => OptOuts.HasAsync(session, phone)));
    }

    [Fact]
    public async Task Yes_opts_nobody_in()
    {
        await http.TextAsync(phone, "STOP");
        Assert.NotEmpty(await http.TextAsync(phone, "YES"));
        Assert.True(await host.ReadAsync(session => OptOuts.HasAsync(session, phone)));
    }

    [Fact]
    public async Task Where_the_platform_says_that_it_answered_we_are_silent()
    {
        using var content = new FormUrlEncodedContent(
            [new("MessageSid", Texting.NewSid()), new("From", phone), new("Body", "HELP"), new("OptOutType", "HELP")]);
        using var response = await http.PostAsync("/sms", content, TestContext.Current.CancellationToken);
        Assert.Equal("<Response />", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_says_that_it_is_there(string path)
    {
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
