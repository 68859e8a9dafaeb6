using System.ComponentModel;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>Offices, the one whose area the ZIP is first.</summary>
public sealed record OfficeList(IReadOnlyList<Office> Offices);

/// <summary>An office, and how it relates to the ZIP that was asked for.</summary>
/// <param name="Code">Three letters.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="Area">It serves the ZIP; false where it is only near, or where that is not known.</param>
/// <param name="Miles">From the ZIP; null without one.</param>
/// <param name="Opens">Usual hours, on the office's clock.</param>
/// <param name="Lengths">Minutes of a visit, for the reasons whose visits take another time here; null where it is not said.</param>
/// <param name="FirstOpen">The first day with a time open; null when there is none in the booking window.</param>
public sealed record Office(
    string Code, string Name, string Address, string Zone, bool Area, int? Miles, TimeOnly? Opens, TimeOnly? Closes,
    DateOnly? FirstOpen, IReadOnlyDictionary<string, int>? Lengths = null);

/// <summary>What people come for.</summary>
public sealed record ReasonList(string Language, IReadOnlyList<Reason> Reasons);

/// <param name="Minutes">How long a visit takes.</param>
/// <param name="CaseNumber">Whether a receipt or A-number is asked for: wanted, optional or none.</param>
/// <param name="Bring">What to bring.</param>
/// <param name="WithoutVisit">How to do it without coming; null where there is no way.</param>
public sealed record Reason(
    string Id, string Name, int Minutes, string CaseNumber, IReadOnlyList<string> Bring, string? WithoutVisit);

/// <summary>The days of the booking window at an office, in order, closed ones too.</summary>
/// <param name="Minutes">The length of visit that the starts have room for.</param>
public sealed record Times(string Office, string Zone, int Minutes, IReadOnlyList<Day> Days);

/// <param name="Closure">Why there is nothing: open, weekend, holiday or closed. A closed day is never shown as full.</param>
/// <param name="Starts">ISO 8601 with the office's offset.</param>
public sealed record Day(
    DateOnly Date, string Closure, TimeOnly? Opens, TimeOnly? Closes,
    [property: Description("ISO 8601 with the office's offset.")] IReadOnlyList<DateTimeOffset> Starts);
