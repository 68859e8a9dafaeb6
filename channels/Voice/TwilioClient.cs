using System.Globalization;
using BotApp.Channels.Sms;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Voice;

/// <summary>
/// Calls people, <c>POST .../Calls.json</c>. Twilio asks for the words when somebody picks up, so only our reference goes
/// out with it.
/// </summary>
public sealed class TwilioClient(TwilioApi twilio, IOptions<VoiceOptions> options) : ISender
{
    public string Channel => "voice";

    /// <summary>Without an address of ours nobody could ask for the words: the message waits for the setting.</summary>
    public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation) =>
        twilio.Account.PublicUrl is { Length: > 0 } url && message.Reference is { } reference
            ? twilio.PostAsync("Calls.json", Fields(to, reference, url.TrimEnd('/')), cancellation)
            : Task.FromResult(new Sent(Outcome.Later));

    List<KeyValuePair<string, string>> Fields(string to, string reference, string root) =>
    [
        new("To", to), new("From", twilio.Account.From!),
        new("Url", $"{root}/voice/out?m={Uri.EscapeDataString(reference)}"), new("Method", "POST"),
        new("StatusCallback", $"{root}/voice/status"), new("StatusCallbackMethod", "POST"),
        new("MachineDetection", "Enable"),
        new("Timeout", options.Value.RingSeconds.ToString(CultureInfo.InvariantCulture)),
    ];
}
