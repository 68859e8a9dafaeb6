namespace BotApp.Channels.Sms;

/// <summary>
/// Words that belong to the network, when they are all there is in a text (twilio.com/docs/messaging, "opt-out
/// keywords"). It blocks or frees the number and answers by itself, so they never mean anything about an appointment.
/// </summary>
/// <remarks>
/// The stop words are the network's whatever else we know: after them nothing of ours would arrive. START and UNSTOP
/// are its own only from a number that it had blocked; anybody else says them to us. YES, HELP and INFO are ordinary
/// answers to a question of ours, and the network's only where <c>OptOutType</c> says that it has answered them:
/// nobody is opted in by saying yes.
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
        _ when Start.Contains(text.Trim()) => Carrier.StartedIfStopped,
        _ => null,
    };
}

/// <summary>What the network has done: blocked the number, freed it, or sent its set text about help.</summary>
public enum Carrier { Stopped, Started, StartedIfStopped, Helped }
