using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Understanding;

/// <summary>
/// Tuesday 2 March 2027, 10:00, with the booking window and hours of an office: what the facts listen with.
/// </summary>
internal static class Hearing
{
    public static readonly Vocabulary Vocabulary = Vocabulary.Load(
    [
        new("DEN", "Denver", "Centennial", "CO"), new("HIA", "Hialeah", "Hialeah", "FL"), new("KND", "Kendall", "Miami", "FL"),
        new("MIA", "Miami", "Miami", "FL"), new("POM", "Portland", "South Portland", "ME"), new("POO", "Portland", "Portland", "OR"),
        new("SNJ", "San Jose", "Santa Clara", "CA"), new("STL", "Saint Louis", "Saint Louis", "MO"), new("NYC", "New York", "New York", "NY"),
        new("LAW", "Lawrence", "Lawrence", "MA"), new("DET", "Detroit", "Troy", "MI"), new("CHL", "Charleston", "Charleston", "SC"),
    ]);

    public static readonly DateTime Now = new(2027, 3, 2, 10, 0, 0);

    public static Listening Office(string language, Expected expected = Expected.Time) => new(
        language, Now, expected, (new(2027, 3, 2), new(2027, 3, 16)), (new(8, 0), new(16, 0)));

    public static Meaning Read(string text, string language, Expected expected = Expected.Time) =>
        Understand.Read(text, Office(language, expected), Vocabulary);

    public static Reading First(string text, string language) => Read(text, language).When[0].Readings[0];

    public static DateOnly Day(this Reading reading) => DateOnly.FromDateTime(reading.Start);

    public static TimeOnly Time(this Reading reading) => TimeOnly.FromDateTime(reading.Start);
}
