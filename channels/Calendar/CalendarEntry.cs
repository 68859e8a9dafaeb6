namespace BotApp.Channels.Calendar;

/// <summary>An appointment for a person's own calendar.</summary>
/// <param name="Uid">The same for as long as the appointment lives, however often it moves.</param>
/// <param name="Sequence">Raised by each change of its time and by its end: a calendar takes the higher.</param>
/// <param name="Zone">IANA zone of the place; <paramref name="Start"/> is written in its clock time.</param>
/// <param name="Language">BCP 47, of the words.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Alarms">How long before the start the calendar calls.</param>
public sealed record CalendarEntry(
    string Uid, int Sequence, DateTimeOffset Start, int Minutes, string Zone, string Language,
    string Title, string Place, string Text, bool Cancelled, DateTimeOffset ChangedAt,
    IReadOnlyList<TimeSpan> Alarms);
