namespace BotApp.Infra.Scheduling;

/// <summary>
/// The legal public holidays of 5 U.S.C. 6103(a), and the Friday or Monday on which one that falls on a weekend is
/// observed (6103(b) and Executive Order 11582).
/// </summary>
internal static class FederalHolidays
{
    public static bool Has(DateOnly date) => Named(date) || date.DayOfWeek switch
    {
        DayOfWeek.Friday => Named(date.AddDays(1)),
        DayOfWeek.Monday => Named(date.AddDays(-1)),
        _ => false,
    };

    private static bool Named(DateOnly date) => (date.Month, date.Day, date.DayOfWeek) switch
    {
        (1, 1, _) => true,
        (1, >= 15 and <= 21, DayOfWeek.Monday) => true,  // Birthday of Martin Luther King, Jr.
        (2, >= 15 and <= 21, DayOfWeek.Monday) => true,  // Washington's Birthday
        (5, >= 25, DayOfWeek.Monday) => true,            // Memorial Day
        (6, 19, _) => date.Year >= 2021,                 // Juneteenth
        (7, 4, _) => true,
        (9, <= 7, DayOfWeek.Monday) => true,             // Labor Day
        (10, >= 8 and <= 14, DayOfWeek.Monday) => true,  // Columbus Day
        (11, 11, _) => true,                             // Veterans Day
        (11, >= 22 and <= 28, DayOfWeek.Thursday) => true, // Thanksgiving Day
        (12, 25, _) => true,
        _ => false,
    };
}
