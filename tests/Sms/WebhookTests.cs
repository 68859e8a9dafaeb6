using System.Text;
using BotApp.Channels.Sms;

namespace BotApp.Tests.Sms;

public sealed class WebhookTests
{
    const string Sid = "SM0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("From=%2B13055550123&Body=Hola", "MessageSid")]
    [InlineData($"MessageSid=&From=%2B13055550123&Body=Hola", "MessageSid")]
    [InlineData($"MessageSid={Sid}&Body=Hola", "From")]
    [InlineData($"MessageSid={Sid}&from=%2B13055550123&Body=Hola", "From")]
    [InlineData($"MessageSid={Sid}&From=%00&Body=Hola", "From")]
    [InlineData($"MessageSid={Sid}&From=%2B13055550123", "Body")]
    [InlineData("", "MessageSid")]
    public void The_field_that_is_missing_is_named(string form, string field) => Assert.Equal(field, Read(form).Wrong);

    [Theory]
    [InlineData("Hola+%C2%BFqu%C3%A9+d%C3%ADa%3F", "Hola ¿qué día?")]
    [InlineData("", "")]
    [InlineData("a%00b", "a\0b")]
    [InlineData("%FF%FE", "\uFFFD\uFFFD")]
    [InlineData("100%", "100%")]
    [InlineData("a=b", "a=b")]
    public void A_text_of_any_bytes_is_read(string encoded, string text) =>
        Assert.Equal(text, Read($"MessageSid={Sid}&From=%2B13055550123&Body={encoded}").Webhook!.Body);

    [Fact]
    public void A_plus_that_was_not_encoded_is_mended() =>
        Assert.Equal("+13055550123", Read($"MessageSid={Sid}&From=+13055550123&Body=Hola").Webhook!.From);

    [Theory]
    [InlineData("STOP", null, Carrier.Stopped)]
    [InlineData(" cancel ", null, Carrier.Stopped)]
    [InlineData("End", null, Carrier.Stopped)]
    [InlineData("Start", null, Carrier.StartedIfStopped)]
    [InlineData("unstop", null, Carrier.StartedIfStopped)]
    [InlineData("START", "START", Carrier.Started)]
    [InlineData("YES", null, null)]
    [InlineData("HELP", null, null)]
    [InlineData("info", null, null)]
    [InlineData("YES", "START", Carrier.Started)]
    [InlineData("HELP", "HELP", Carrier.Helped)]
    [InlineData("ALTO", "STOP", Carrier.Stopped)]
    [InlineData("cancel my appointment", null, null)]
    [InlineData("no pare, siga", null, null)]
    [InlineData("", null, null)]
    public void A_word_of_the_network_stands_alone(string text, string? optOutType, Carrier? carrier) =>
        Assert.Equal(carrier, CarrierWord.In(text, optOutType));

    [Theory]
    [InlineData("MessageStatus=sent", "MessageSid")]
    [InlineData($"MessageSid={Sid}", "MessageStatus")]
    public void A_report_without_its_fields_names_them(string form, string field) =>
        Assert.Equal(field, DeliveryReport.Read(Form(form)).Wrong);

    [Fact]
    public void A_report_carries_its_error() =>
        Assert.Equal(
            new(Sid, "undelivered", 30006),
            DeliveryReport.Read(Form($"MessageSid={Sid}&MessageStatus=undelivered&ErrorCode=30006")).Report);

    static (Webhook? Webhook, string? Wrong) Read(string form) => Webhook.Read(Form(form));

    static Fields Form(string form) => Fields.Parse(Encoding.UTF8.GetBytes(form));
}
