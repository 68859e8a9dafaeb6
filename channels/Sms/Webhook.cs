using System.Text.RegularExpressions;

namespace BotApp.Channels.Sms;

/// <summary>A text message as Twilio's webhook tells of it.</summary>
/// <param name="MessageSid">
/// The same in every delivery of one message, as <c>I-Twilio-Idempotency-Token</c> is; the header is not needed.
/// </param>
/// <param name="OptOutType"><c>STOP</c>, <c>START</c> or <c>HELP</c> where the platform has answered the person
/// itself.</param>
public sealed partial record Webhook(string MessageSid, string From, string Body, string? OptOutType)
{
    /// <returns>The message, or the name of the first field that is missing or cannot be right.</returns>
    public static (Webhook? Webhook, string? Wrong) Read(Fields fields) =>
        (fields["MessageSid"], Address(fields["From"]), fields["Body"]) switch
        {
            (var sid, _, _) when !IsToken(sid) => (null, "MessageSid"),
            (_, var from, _) when !IsToken(from) => (null, "From"),
            (_, _, null) => (null, "Body"),
            var (sid, from, body) => (new(sid!, from!, body, fields["OptOutType"]), null),
        };

    public Inbound ToInbound(DateTimeOffset receivedAt) => new(MessageSid, "sms", From, Body, receivedAt);

    /// <summary>The plus of a number that nobody percent-encoded, as happens by hand, has become a space.</summary>
    static string? Address(string? from) => from is [' ', .. var digits] ? "+" + digits : from;

    static bool IsToken(string? value) => value is not null && Token().IsMatch(value);

    [GeneratedRegex(@"\A[\x21-\x7E]{1,64}\z")]
    private static partial Regex Token();
}

/// <summary>What became of a text that we sent.</summary>
/// <param name="Status">queued, sent, delivered, undelivered, failed; others may come.</param>
public sealed record DeliveryReport(string MessageSid, string Status, int? ErrorCode)
{
    /// <returns>The report, or the name of the first field that is missing.</returns>
    public static (DeliveryReport? Report, string? Wrong) Read(Fields fields) =>
        (fields["MessageSid"], fields["MessageStatus"]) switch
        {
            (null or "", _) => (null, "MessageSid"),
            (_, null or "") => (null, "MessageStatus"),
            var (sid, status) => (new(sid, status, Number(fields["ErrorCode"])), null),
        };

    static int? Number(string? digits) => int.TryParse(digits, out var number) ? number : null;
}
