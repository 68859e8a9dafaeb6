namespace BotApp.Channels.Sms;

/// <summary>
/// Words that belong to the network, when they are all there is in a text (twilio.com/docs/messaging, "opt-out
/// keywords"). It blocks or frees the number and answers by itself, so they never mean anything about an appointment.
/// </summary>
/// <remarks>
/// The stop words are the network's whoever answers; with them nothing of ours would arrive. START and UNSTOP ask for
/// messages. YES, HELP and INFO are also ordinary answers to a question of ours: they are the network's only where
/// <c>OptOutType</c> says that it has answered them, so that nobody is opted in by saying yes.
/// </remarks>
public static class CarrierWord
{
    static readonly HashSet<string> Stop = new(StringComparer.OrdinalIgnoreCase)
    {
        "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT",
    };

    static readonly HashSet<string> Start = new(StringComparer.OrdinalIgnoreCase) { "START", "UNSTOP" };

    /// <returns>What the network has done; null where the text is for us.</returns>
    public static Carrier? In(string text, string? optOutType) => optOutType?.ToUpperInvariant() switch
    {
        "STOP" => Carrier.Stopped,
        "START" => Carrier.Started,
        "HELP" => Carrier.Helped,
        _ when Stop.Contains(text.Trim()) => Carrier.Stopped,
        _ when Start.Contains(text.Trim()) => Carrier.Started,
        _ => null,
    };
}

/// <summary>The number is blocked, is free again, or got the set text about help.</summary>
public enum Carrier { Stopped, Started, Helped }
