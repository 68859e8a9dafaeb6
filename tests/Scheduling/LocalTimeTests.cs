using BotApp.Infra.Scheduling;

namespace BotApp.Tests.Scheduling;

public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo NewYork = LocalTime.Zone("America/New_York");

    [Theory]
    [InlineData("2027-03-13", 0, 240, 16)]
    [InlineData("2027-03-14", 0, 240, 12)]   // one hour is skipped
    [InlineData("2027-03-14", 150, 240, 4)]  // opens in the skipped hour: begins at 3:00
    [InlineData("2027-11-07", 0, 240, 20)]   // one hour is doubled
    [InlineData("2027-11-07", 60, 90, 6)]    // from the first 1:00 to the second 1:30
    public void A_day_has_the_quarters_it_really_has(string day, int opens, int closes, int quarters)
    {
        var starts = LocalTime.Quarters(DateOnly.ParseExact(day, "O"), opens, closes, NewYork).ToList();

        Assert.Equal(quarters, starts.Count);
        Assert.Equal(quarters, starts.Select(start => start.UtcDateTime).Distinct().Count());
        Assert.All(starts, start => Assert.False(NewYork.IsInvalidTime(start.DateTime)));
    }

    [Theory]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-01-18", true)]   // Martin Luther King, Jr.
    [InlineData("2027-02-15", true)]   // Washington
    [InlineData("2027-05-31", true)]   // Memorial Day
    [InlineData("2027-06-18", true)]   // Juneteenth is a Saturday
    [InlineData("2027-07-05", true)]   // Independence Day is a Sunday
    [InlineData("2027-09-06", true)]
    [InlineData("2027-10-11", true)]
    [InlineData("2027-11-11", true)]
    [InlineData("2027-11-25", true)]
    [InlineData("2027-12-24", true)]   // Christmas Day is a Saturday
    [InlineData("2027-12-31", true)]   // New Year's Day 2028 is a Saturday
    [InlineData("2020-06-19", false)]  // not yet a holiday
    [InlineData("2027-01-11", false)]
    [InlineData("2027-05-24", false)]
    [InlineData("2027-11-18", false)]
    [InlineData("2027-12-27", false)]
    [InlineData("2027-03-04", false)]
    public void Federal_holidays_follow_from_the_law_the_observed_ones_too(string day, bool holiday) =>
        Assert.Equal(holiday, FederalHolidays.Has(DateOnly.ParseExact(day, "O")));
}
