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
    public async Task A_deadline_across_the_change_counts_hours_that_are_lived()
    {
        var late = new DateTimeOffset(2027, 11, 6, 20, 30, 0, TimeSpan.FromHours(-4));

        Assert.Equal(new DateTimeOffset(2027, 11, 7, 8, 30, 0, TimeSpan.FromHours(-5)), Waking.After(late, TimeSpan.FromHours(1), Zone));
        await Task.CompletedTask;
    }

    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>Open from midnight to five on one Sunday, with one seat.</summary>
    private static async Task<Premises> NightAsync(DateOnly sunday, DateTimeOffset now)
    {
        var premises = await Premises.SmallAsync(seats: 1);
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
