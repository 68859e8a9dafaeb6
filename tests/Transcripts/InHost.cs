using System.Xml.Linq;
using BotApp.Tests.Data;

namespace BotApp.Tests.Transcripts;

/// <summary>The real host, told of messages as Twilio does it.</summary>
sealed class InHost : Hosted
{
    InHost(DateTimeOffset now) : base(now)
    {
    }

    public static Task<Stage> OpenAsync(DateTimeOffset now) => Task.FromResult<Stage>(new InHost(now));

    public override Task<string> SayAsync(string id, string phone, string text, DateTimeOffset receivedAt) =>
        TextAsync(Client, id, phone, text);

    internal static async Task<string> TextAsync(HttpClient client, string id, string phone, string text)
    {
        using var form = new FormUrlEncodedContent(
            [new("MessageSid", id), new("From", phone), new("To", "+18005550100"), new("Body", text)]);
        using var answer = await client.PostAsync(new Uri("/sms", UriKind.Relative), form, Premises.Cancelled);
        answer.EnsureSuccessStatusCode();
        var twiml = XDocument.Parse(await answer.Content.ReadAsStringAsync(Premises.Cancelled));
        return string.Join('\n', twiml.Root!.Elements("Message").Select(message => message.Value));
    }
}
