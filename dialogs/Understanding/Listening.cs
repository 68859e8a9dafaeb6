namespace BotApp.Dialogs.Understanding;

/// <summary>What the listener knows before it hears: the language, the local time, what was asked, what is possible.</summary>
/// <param name="Language">The conversation's language; others are tried where its words do not fit.</param>
/// <param name="Now">Local time of the office at which the utterance was received.</param>
/// <param name="Window">The days that can be booked: readings outside it lose to readings inside. Null: any future day.</param>
/// <param name="Hours">Opening and closing time: "at 3" is then 15:00. Null: unknown.</param>
public sealed record Listening(
    string Language, DateTime Now, Expected Expected = Expected.Anything,
    (DateOnly First, DateOnly Last)? Window = null, (TimeOnly Opens, TimeOnly Closes)? Hours = null);

/// <summary>What was asked: it settles what a bare "10" or "Maria" is, and tells a channel how to help with the answer.</summary>
public enum Expected
{
    Anything, Choice, YesNo, Reason, Zip, Office, Party, Name, Birth, Phone, Case, Time, Confirmation, Code, Language,
    People,
}
