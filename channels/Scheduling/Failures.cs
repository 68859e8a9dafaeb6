namespace BotApp.Channels.Scheduling;

/// <summary>
/// Why a request was refused, in the words of the field: the <c>code</c> of a problem (RFC 9457). Clients go by these and
/// not by the sentences beside them.
/// </summary>
public static class Failures
{
    /// <summary>A field is missing or cannot be right; <c>errors</c> has them by name.</summary>
    public const string Invalid = "INVALID";
    public const string TooLarge = "PAYLOAD_TOO_LARGE";
    public const string NotAllowed = "METHOD_NOT_ALLOWED";
    public const string NotJson = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>No key, or none that is known.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>The key is not for this, or not for this office.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Slow down: <c>Retry-After</c> says for how long.</summary>
    public const string TooManyRequests = "TOO_MANY_REQUESTS";

    /// <summary>
    /// This key keeps so much of that office's day that others would find nothing: <c>Retry-After</c> says when the first of
    /// its holds ends.
    /// </summary>
    public const string TooManyHolds = "TOO_MANY_HOLDS";

    /// <summary>No such thing, or the code does not fit it: says the same whether it exists or not.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>So many wrong codes that right ones are refused too; <c>until</c> says how long.</summary>
    public const string Locked = "LOCKED";

    public const string UnknownZip = "ZIP_UNKNOWN";

    /// <summary>An army, fleet or diplomatic ZIP: no office serves it.</summary>
    public const string MilitaryZip = "ZIP_MILITARY";

    /// <summary>Somebody has that time, or it is none; <c>nearest</c> has up to three that are free.</summary>
    public const string SlotUnavailable = "SLOT_UNAVAILABLE";

    /// <summary>The hold ended and its time has gone; <c>nearest</c> has up to three that are free.</summary>
    public const string LeaseExpired = "LEASE_EXPIRED";

    /// <summary>This person or case has an appointment for the same reason.</summary>
    public const string OverLimit = "USER_OVER_BOOKING_LIMIT";

    /// <summary>
    /// Somebody of this name and birth date, or of this surname and birth date, has an appointment for the same reason: say
    /// in <c>same</c> whether it is this person. <c>who</c> says which of a group is meant, from 0.
    /// </summary>
    public const string MaybeSame = "SAME_PERSON_OR_ANOTHER";

    /// <summary>A name is to be corrected into somebody else's: that takes the staff of the office, who see who comes.</summary>
    public const string AnotherPerson = "ANOTHER_PERSON";

    /// <summary>This person has an appointment for something else at that hour; <c>who</c> as above.</summary>
    public const string Overlapping = "OVERLAPPING_RESERVATION";

    /// <summary>So many were booked by this caller that a person must look first; <c>ticket</c> is for the call back.</summary>
    public const string NeedsPerson = "PERSON_MUST_CHECK";

    /// <summary>The appointment was cancelled, moved elsewhere or is over.</summary>
    public const string Gone = "GONE";

    /// <summary>This Idempotency-Key came with another request before.</summary>
    public const string KeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>The database does not answer: nothing was done, the same request may come again.</summary>
    public const string Unavailable = "UNAVAILABLE";

    public static IReadOnlyList<string> All { get; } =
    [
        Invalid, TooLarge, NotAllowed, NotJson, Unauthorized, Forbidden, TooManyRequests, TooManyHolds, NotFound, Locked, UnknownZip,
        MilitaryZip, SlotUnavailable, LeaseExpired, OverLimit, MaybeSame, AnotherPerson, Overlapping, NeedsPerson, Gone, KeyReused, Unavailable,
    ];
}
