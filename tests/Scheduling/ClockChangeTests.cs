using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;

namespace BotApp.Tests.Scheduling;

/// <summary>An office that is open on the Sundays on which clocks change, at night.</summary>
public class ClockChangeTests
{
    private static readonly Conversation Ana = Premises.Conversation(1);
    private static readonly DateOnly Spring = new(2027, 3, 14);
    private static readonly DateOnly Autumn = new(2027, 11, 7);

    [Fact]
    public async Task A_time_that_the_clock_skips_is_not_offered_and_the_hour_before_it_is_whole()
    {
        await using var premises = await NightAsync(Spring, new(2027, 3, 10, 12, 0, 0, TimeSpan.FromHours(-5)));

        var starts = await StartsAsync(premises, Spring, minutes: 60);

        Assert.All(starts, start => Assert.False(Zone.IsInvalidTime(start.DateTime)));
        Assert.DoesNotContain(starts, start => start.Hour == 2);
        Assert.Contains(new(2027, 3, 14, 1, 30, 0, TimeSpan.FromHours(-5)), starts);
        var held = await HoldAsync(premises, new(2027, 3, 14, 1, 30, 0, TimeSpan.FromHours(-5)), 60);
        Assert.Equal(4, await premises.NumberAsync("SELECT count(*) FROM seats"));
        Assert.Equal(3600 - 900, await premises.NumberAsync("SELECT max(start) - min(start) FROM seats"));
        var booked = Assert.IsType<Input.Booked>(await premises.PerformAsync(new Effect.Book(Premises.Draft(), held), Ana));
        Assert.Equal(new TimeOnly(3, 30), TimeOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(booked.Appointment.Start.AddMinutes(60), Zone).DateTime));
    }

    [Fact]
    public async Task A_time_that_comes_twice_is_not_offered_at_all_and_an_hour_across_it_lasts_an_hour()
    {
        await using var premises = await NightAsync(Autumn, new(2027, 11, 1, 12, 0, 0, TimeSpan.FromHours(-4)));

        var starts = await StartsAsync(premises, Autumn, minutes: 60);

        Assert.DoesNotContain(starts, start => start.Hour == 1);
        Assert.Contains(new(2027, 11, 7, 0, 45, 0, TimeSpan.FromHours(-4)), starts);
        Assert.Contains(new(2027, 11, 7, 2, 0, 0, TimeSpan.FromHours(-5)), starts);
        Assert.Equal(starts.Count, starts.Select(start => start.DateTime).Distinct().Count());
        await HoldAsync(premises, new(2027, 11, 7, 0, 45, 0, TimeSpan.FromHours(-4)), 60);
        Assert.Equal(3600 - 900, await premises.NumberAsync("SELECT max(start) - min(start) FROM seats"));
    }

    [Theory]
    [InlineData("America/Phoenix")]
    [InlineData("America/Puerto_Rico")]
    [InlineData("Pacific/Honolulu")]
    [InlineData("Pacific/Guam")]
    public async Task Where_clocks_do_not_change_the_night_is_like_any_other(string zone)
    {
        foreach (var sunday in (DateOnly[])[Spring, Autumn])
        {
            await using var premises = await NightAsync(sunday, DaysBefore(sunday), zone);

            var starts = await StartsAsync(premises, sunday, minutes: 60);

            Assert.Equal(Enumerable.Range(0, 17).Select(quarter => new TimeOnly(0, 0).AddMinutes(15 * quarter)), starts.Select(Clock));
            await HoldAsync(premises, starts.Single(start => Clock(start) == new TimeOnly(1, 30)), 60);
            Assert.Equal(3600 - 900, await premises.NumberAsync("SELECT max(start) - min(start) FROM seats"));
        }
    }

    [Theory]
    [InlineData("America/Anchorage")]
    [InlineData("America/Chicago")]
    [InlineData("America/Denver")]
    [InlineData("America/Los_Angeles")]
    public async Task Each_zone_has_its_clocks_changed_at_two_of_its_own(string zone)
    {
        await using var spring = await NightAsync(Spring, DaysBefore(Spring), zone);
        await using var autumn = await NightAsync(Autumn, DaysBefore(Autumn), zone);

        var (skipping, twice) = (await StartsAsync(spring, Spring, minutes: 60), await StartsAsync(autumn, Autumn, minutes: 60));

        Assert.Equal([0, 1, 3, 4], skipping.Select(start => start.Hour).Distinct());
        Assert.Equal(TimeSpan.FromHours(-1), skipping[0].Offset - skipping[^1].Offset);
        Assert.Equal([0, 2, 3, 4], twice.Select(start => start.Hour).Distinct());
        await HoldAsync(spring, skipping.Single(start => Clock(start) == new TimeOnly(1, 30)), 60);
        await HoldAsync(autumn, twice.Single(start => Clock(start) == new TimeOnly(0, 45)), 60);
        foreach (var premises in (Premises[])[spring, autumn])
            Assert.Equal(3600 - 900, await premises.NumberAsync("SELECT max(start) - min(start) FROM seats"));
    }

    [Fact]
    public async Task A_whole_day_that_is_closed_has_as_many_hours_as_it_has()
    {
        await using var premises = await NightAsync(Autumn, new(2027, 11, 1, 12, 0, 0, TimeSpan.FromHours(-4)));

        await premises.Get<OfficeDays>().CloseAsync("TST", Autumn, "clocks", cancellation: Premises.Cancelled);

        Assert.Empty(await StartsAsync(premises, Autumn, minutes: 15));
        Assert.Equal(0, await premises.NumberAsync(
            "SELECT count(*) FROM slots WHERE start >= $1 AND start < $2",
            new DateTimeOffset(2027, 11, 7, 0, 0, 0, TimeSpan.FromHours(-4)), new DateTimeOffset(2027, 11, 8, 0, 0, 0, TimeSpan.FromHours(-5))));
    }

    [Fact]
    public void A_deadline_across_the_change_counts_hours_that_are_lived()
    {
        var late = new DateTimeOffset(2027, 11, 6, 20, 30, 0, TimeSpan.FromHours(-4));

        Assert.Equal(new DateTimeOffset(2027, 11, 7, 8, 30, 0, TimeSpan.FromHours(-5)), Waking.After(late, TimeSpan.FromHours(1), Zone));
    }

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static DateTimeOffset DaysBefore(DateOnly sunday) => new(sunday.AddDays(-4), new(20, 0), TimeSpan.Zero);

    private static TimeOnly Clock(DateTimeOffset start) => TimeOnly.FromDateTime(start.DateTime);

    /// <summary>Open from midnight to five on one Sunday, with one seat.</summary>
    private static async Task<Premises> NightAsync(DateOnly sunday, DateTimeOffset now, string zone = "America/New_York")
    {
        var premises = await Premises.SmallAsync(seats: 1);
        await premises.ExecuteAsync($"UPDATE offices SET zone = '{zone}'");
        premises.Clock.Set(now);
        Assert.IsType<DayChange.Done>(await premises.Get<OfficeDays>().SetAsync(
            "TST", sunday, new(new(0, 0), new(5, 0), 1), Premises.Cancelled));
        return premises;
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> StartsAsync(Premises premises, DateOnly day, int minutes) =>
        Assert.IsType<Input.TimesFound>(await premises.PerformAsync(new Effect.FindTimes("TST", minutes), Ana))
            .Days.Single(one => one.Date == day).Starts;

    private static async Task<Hold> HoldAsync(Premises premises, DateTimeOffset start, int minutes) => Assert.IsType<Input.TimeHeld>(
        await premises.PerformAsync(new Effect.HoldTime("TST", start, minutes), Ana)).Hold;
}
