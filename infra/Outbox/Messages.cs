using BotApp.Dialogs;

namespace BotApp.Infra.Outbox;

/// <summary>
/// A message whose time has come, checked against the present: the appointment is as it was when this was planned, the
/// person has not opted out, and it is not too late. It is ours to send for a minute; then another may claim it.
/// </summary>
/// <param name="Kind">One of <see cref="Kinds"/>: the sentence to be said.</param>
/// <param name="To">E.164.</param>
/// <param name="Language">The language the person spoke last.</param>
/// <param name="Appointment">Null for messages that are not about one.</param>
/// <param name="Tries">How often sending it failed.</param>
/// <param name="Others">Those who come together with that person, where there are any.</param>
public sealed record DueMessage(
    long Id, string Kind, string Channel, string To, string Language, Appointment? Appointment, int Tries,
    params IReadOnlyList<Appointment> Others)
{
    /// <summary>What is proposed, where that is what it tells.</summary>
    public Proposal? Proposal { get; init; }
}

/// <summary>What became of a message that was claimed.</summary>
/// <param name="Body">The text as it was rendered, codes not filled in.</param>
public sealed record Delivery(long Id, Fate Fate, string? Body = null, string? ProviderId = null, int? ErrorCode = null);

/// <summary>
/// Sent: the provider took it. Later: again, after one, five, thirty and a hundred and twenty minutes, then never.
/// Refused: never again. OptedOut: never again, and no other to this phone. Untried: it was not its turn before the claim ended.
/// </summary>
public enum Fate { Sent, Later, Refused, OptedOut, Untried }

/// <summary>One row of the outbox, for those who look on.</summary>
public sealed record OutboxRow(
    long Id, string Kind, string Channel, string To, string Language, string? Number, DateTimeOffset DueAt,
    DateTimeOffset NotAfter, string State, int Tries, string? ProviderId, string? Report, int? ErrorCode, string? Body);

/// <summary>Why a message is sent.</summary>
public static class Kinds
{
    public const string Confirmed = "confirmed";
    public const string Moved = "moved";
    public const string Cancelled = "cancelled";

    /// <summary>The office is closed at the time of an appointment and there is no other.</summary>
    public const string NoTime = "notime";

    /// <summary>To the owner of an appointment whose code was tried too often.</summary>
    public const string Locked = "locked";
}
