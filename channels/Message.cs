namespace BotApp.Channels;

/// <summary>A message that reached us, proven to come from whom it says.</summary>
/// <param name="Id">The channel's own identifier of the message: the same id again is the same message.</param>
/// <param name="Channel"><c>sms</c>, <c>voice</c>, <c>webchat</c>, <c>bot</c>.</param>
/// <param name="From">Address in the channel: E.164 for text messages and calls.</param>
public sealed record Inbound(string Id, string Channel, string From, string Text, DateTimeOffset ReceivedAt);

/// <summary>A message to a person: what is said, and what may be answered, each numbered from 1.</summary>
/// <param name="Language">BCP 47, as the folders of the languages are called.</param>
/// <param name="Expected">What the answer should be, by the core's name for it in small letters: <c>zip</c>, <c>birth</c>,
/// <c>yesno</c>. For keypads, hints and keyboards; <c>anything</c> where it is open.</param>
public sealed record Outbound(
    string Text, IReadOnlyList<string> Choices, string Language, string Expected = "anything")
{
    /// <summary>The same in a form to keep, where there is one: what a screen shows large and in lines.</summary>
    public Card? Card { get; init; }

    /// <summary>The same as speech, on a call.</summary>
    public Voice.Spoken? Spoken { get; init; }

    /// <summary>Our own name for a message that is sent, for channels that ask for its words when somebody answers.</summary>
    public string? Reference { get; init; }
}

/// <summary>An appointment at a glance. Its text says all that it shows, and more.</summary>
/// <param name="Title">A whole sentence.</param>
/// <param name="Note">What to do with it, under the lines.</param>
/// <param name="Sheet">What the page to print is called; null where there is none.</param>
/// <param name="Link">Its address.</param>
public sealed record Card(
    string Title, IReadOnlyList<CardLine> Lines, string Note, string? Sheet = null, string? Link = null);

/// <param name="Large">What one reads out at the door.</param>
public sealed record CardLine(string Label, string Value, bool Large = false);

/// <summary>Sends outside of an answer; behind it stands one channel's own interface.</summary>
public interface ISender
{
    string Channel { get; }

    /// <returns>What became of it; a refusal is a value, a fault of the network too.</returns>
    Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation);
}

/// <param name="ProviderId">The provider's identifier, which its delivery reports carry.</param>
public sealed record Sent(Outcome Outcome, string? ProviderId = null, int? ErrorCode = null);

/// <summary>Accepted: done. Later: try again with back-off. Refused: never again (bad number). OptedOut: 21610.</summary>
public enum Outcome { Accepted, Later, Refused, OptedOut }
