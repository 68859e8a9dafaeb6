using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>A confirmed appointment as the person may see it. Its code is not in it: see the host's codes.</summary>
/// <param name="Number"><c>DEN-26-6307</c>: office, year, running number of four digits or more.</param>
/// <param name="Start">The instant, with the office's offset: its clock time is what the person reads.</param>
/// <param name="Together">What those who come together have in common; null for one who comes alone.</param>
/// <param name="Others">How many others come together with this person, as things stand.</param>
/// <param name="Displaced">The office is closed at that time: another time must be found.</param>
public sealed record Appointment(
    string Number, OfficeNear Office, DateTimeOffset Start, int Minutes, string Reason,
    string Name, DateOnly Birth, string? Phone, string? Case, bool Interpreter, Party Party, string Language,
    string? Together = null, int Others = 0, bool Displaced = false);

/// <summary>An office, and how it relates to the ZIP it was looked up for.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="Area">True where jurisdiction names it for the ZIP, false where it is only the nearest.</param>
/// <param name="Miles">Null where no ZIP was given.</param>
/// <param name="Opens">Usual hours; null where an office's hours are not known.</param>
/// <param name="Lengths">Minutes of a visit by its reason, where they are this office's own.</param>
/// <param name="FirstOpen">First day with a time open; null when there is none in the window.</param>
public sealed record OfficeNear(
    string Code, string Name, string Address, string Zone, bool Area = false, int? Miles = null,
    TimeOnly? Opens = null, TimeOnly? Closes = null, DateOnly? FirstOpen = null,
    IReadOnlyDictionary<string, int>? Lengths = null);

/// <summary>A day of an office: when it is open and which starts have room.</summary>
public sealed record OfficeDay(
    DateOnly Date, TimeOnly? Opens, TimeOnly? Closes, Closure Closure, IReadOnlyList<DateTimeOffset> Starts);

/// <summary>Why there is nothing on a day. A closed day is never shown as full.</summary>
public enum Closure { Open, Weekend, Holiday, Closed }

/// <summary>A time kept for this conversation until <paramref name="Until"/>.</summary>
/// <param name="Starts">For a group: when the visit of each begins, the first first; null for one person.</param>
public sealed record Hold(
    string Office, DateTimeOffset Start, int Minutes, DateTimeOffset Until, IReadOnlyList<DateTimeOffset>? Starts = null)
{
    /// <summary>How many people it is for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int People => Starts?.Count ?? 1;

    /// <summary>When the visit of one of them begins.</summary>
    public DateTimeOffset StartOf(int who) => Starts?[who] ?? Start;

    /// <summary>The end of the hold on the office's clock.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeOnly UntilClock => TimeOnly.FromDateTime(Until.ToOffset(Start.Offset).DateTime);
}
