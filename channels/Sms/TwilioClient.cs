namespace BotApp.Channels.Sms;

/// <summary>Sends texts, <c>POST .../Messages.json</c>.</summary>
public sealed class TwilioClient(TwilioApi twilio) : ISender
{
    const string StatusPath = "/sms/status";

    public string Channel => "sms";

    public async Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation)
    {
        Sent sent = new(Outcome.Accepted);
        foreach (var text in SmsText.Write(message))
        {
            sent = await twilio.PostAsync("Messages.json", Fields(to, text), cancellation);
            if (sent.Outcome != Outcome.Accepted)
                break;
        }
        return sent;
    }

    List<KeyValuePair<string, string>> Fields(string to, string text)
    {
        var account = twilio.Account;
        List<KeyValuePair<string, string>> fields = [new("To", to), new("From", account.From!), new("Body", text)];
        if (account.PublicUrl is { Length: > 0 } url)
            fields.Add(new("StatusCallback", url.TrimEnd('/') + StatusPath));
        return fields;
    }
}
