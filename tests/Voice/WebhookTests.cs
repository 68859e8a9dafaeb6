using System.Text;
using BotApp.Channels.Sms;
using Webhook = BotApp.Channels.Voice.Webhook;

namespace BotApp.Tests.Voice;

public sealed class WebhookTests
{
    [Theory]
    [InlineData("From=%2B13055550123&CallSid=CA1", "+13055550123")]
    [InlineData("From=+13055550123&CallSid=CA1", "+13055550123")]
    [InlineData("Direction=outbound-api&To=%2B13055550123&From=%2B18005550100&CallSid=CA1", "+13055550123")]
    [InlineData("From=anonymous&CallSid=CA1", "CA1")]
    [InlineData("From=Restricted&CallSid=CA1", "CA1")]
    [InlineData("From=%2B266696687&CallSid=CA1", "CA1")]
    [InlineData("From=sip%3Aa%40b.example&CallSid=CA1", "CA1")]
    [InlineData("From=%2B13055550123&CallSid=CA1&StirVerstat=TN-Validation-Failed-C", "CA1")]
    [InlineData("From=%2B13055550123&CallSid=CA1&StirVerstat=TN-Validation-Passed-A", "+13055550123")]
    public void The_person_on_the_line_is_who_the_network_vouches_for(string body, string person) =>
        Assert.Equal(person, Read(body).Person);

    [Theory]
    [InlineData("0.93", 0.93)]
    [InlineData("0", null)]
    [InlineData("0.0", null)]
    [InlineData("", null)]
    [InlineData("high", null)]
    [InlineData("7", null)]
    public void A_recogniser_s_trust_counts_only_where_it_has_one(string confidence, double? sure) =>
        Assert.Equal(sure, Read($"CallSid=CA1&From=x&SpeechResult=hola&Confidence={confidence}").Confidence);

    [Theory]
    [InlineData("From=x", "CallSid")]
    [InlineData("CallSid=&From=x", "CallSid")]
    [InlineData("CallSid=C%20A&From=x", "CallSid")]
    [InlineData("CallSid=CA1", "From")]
    [InlineData("CallSid=CA1&Direction=outbound-api&From=x", "To")]
    public void What_is_missing_is_named(string body, string field) =>
        Assert.Equal(field, Webhook.Read(Fields.Parse(Encoding.ASCII.GetBytes(body))).Wrong);

    [Theory]
    [InlineData("human", false)]
    [InlineData("unknown", false)]
    [InlineData("machine_start", true)]
    [InlineData("machine_end_beep", true)]
    [InlineData("fax", true)]
    public void A_machine_is_told_from_a_person(string answeredBy, bool machine) =>
        Assert.Equal(machine, Read($"CallSid=CA1&From=x&AnsweredBy={answeredBy}").IsMachine);

    static Webhook Read(string body) => Webhook.Read(Fields.Parse(Encoding.ASCII.GetBytes(body))).Webhook!;
}
