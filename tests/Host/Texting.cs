using System.Xml.Linq;

namespace BotApp.Tests.Host;

/// <summary>A text message as Twilio would post it.</summary>
internal static class Texting
{
    static int messages;

    public static string NewSid() => $"SM{Interlocked.Increment(ref messages):x32}";

    public static FormUrlEncodedContent Form(string from, string body, string? sid = null) => new(
    [
        new("MessageSid", sid ?? NewSid()), new("From", from), new("To", "+12025550100"), new("NumMedia", "0"),
        new("Body", body),
    ]);

    /// <returns>The answer's texts; the test fails where it is not TwiML.</returns>
    public static async Task<string> TextAsync(this HttpClient http, string from, string body, string? sid = null)
    {
        using var response = await http.PostAsync("/sms", Form(from, body, sid), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        var twiml = XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Response", twiml.Name);
        return string.Join('\n', twiml.Elements("Message").Select(message => message.Value));
    }
}
