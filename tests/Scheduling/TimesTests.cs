using BotApp.Dialogs;
using BotApp.Infra.Scheduling;
using BotApp.Tests.Data;
using BotApp.Tests.Postgres;

namespace BotApp.Tests.Scheduling;

public class TimesTests
{
    [Fact]
    public async Task The_window_is_today_and_fourteen_days_with_the_reason_where_one_is_closed()
    {
        await using var premises = await Premises.SeededAsync(
            new(2027, 5, 25, 10, 0, 0, TimeSpan.FromHours(-4)), ("Demo:BusyDaysPercent", "0"));

        var days = await DaysAsync(premises, "BOS");

        Assert.Equal(new DateOnly(2027, 5, 25), days[0].Date);
        Assert.Equal(new DateOnly(2027, 6, 8), days[^1].Date);
        Assert.Equal(Closure.Weekend, days.Single(day => day.Date == new DateOnly(2027, 5, 29)).Closure);
        Assert.Equal(Closure.Holiday, days.Single(day => day.Date == new DateOnly(2027, 5, 31)).Closure);
        Assert.All(days.Where(day => day.Closure is not Closure.Open), day => Assert.Empty(day.Starts));
        Assert.All(days.Where(day => day.Closure is Closure.Open), day =>
            Assert.Equal((new TimeOnly(8, 0), new TimeOnly(16, 0)), (day.Opens, day.Closes)));
    }

    [Fact]
    public async Task An_office_that_is_closed_on_fridays_says_closed()
    {
        await using var premises = await Premises.SeededAsync();

        Assert.Equal(Closure.Closed,
            (await DaysAsync(premises, "YAK")).Single(day => day.Date == new DateOnly(2027, 3, 5)).Closure);
    }

    [Fact]
    public async Task Today_begins_after_the_lead_time_and_no_visit_outlasts_the_day()
    {
        await using var premises = await Premises.SmallAsync();
        premises.Clock.Set(Premises.On(2, 10, 7));

        var today = (await DaysAsync(premises, "TST", 30))[0];

        Assert.Equal([Premises.On(2, 11, 15), Premises.On(2, 11, 30)], today.Starts);
    }

    [Fact]
    public async Task Starts_carry_the_offices_clock_on_both_sides_of_a_change()
    {
        await using var premises = await Premises.SmallAsync();

        var days = await DaysAsync(premises, "TST");

        Assert.Equal(TimeSpan.FromHours(-5), days.Single(day => day.Date.Day == 13).Starts[0].Offset);
        Assert.Equal(TimeSpan.FromHours(-4), days.Single(day => day.Date.Day == 15).Starts[0].Offset);
        Assert.All(days.Skip(1), day => Assert.Equal(9, day.Starts[0].Hour));
    }

    [Fact]
    public async Task What_is_being_moved_does_not_stand_in_its_own_way()
    {
        await using var premises = await Premises.SmallAsync(seats: 1);
        var conversation = Premises.Conversation();
        var booked = await premises.BookAsync(conversation, Premises.On(4, 10));
        var shifted = Premises.On(4, 10, 15);

        var moving = await StartsAsync(premises, booked.Number);
        var booking = await StartsAsync(premises, null);

        Assert.Contains(shifted, moving);
        Assert.DoesNotContain(shifted, booking);

        async Task<IEnumerable<DateTimeOffset>> StartsAsync(Premises premises, string? number) =>
            ((Input.TimesFound)await premises.PerformAsync(new Effect.FindTimes("TST", 30, number), conversation))
                .Days.SelectMany(day => day.Starts);
    }

    [Fact]
    public async Task Each_day_one_more_day_is_opened_and_what_the_office_closed_stays_closed()
    {
        await using var premises = await Premises.SeededAsync();
        await premises.ExecuteAsync("UPDATE days SET closure = 'closed' WHERE office = 'BOS' AND date = '2027-03-04'");
        var opening = premises.Get<Opening>();
        Assert.Equal(0, await opening.OpenDaysAsync(Premises.Cancelled));

        premises.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(92, await opening.OpenDaysAsync(Premises.Cancelled));
        var days = await DaysAsync(premises, "BOS");
        Assert.Equal((new DateOnly(2027, 3, 17), Closure.Open), (days[^1].Date, days[^1].Closure));
        Assert.Equal(Closure.Closed, days.Single(day => day.Date == new DateOnly(2027, 3, 4)).Closure);
    }

    [Fact]
    public async Task The_demonstration_is_the_same_each_time_and_has_days_nearly_full()
    {
        await using var one = await Premises.SeededAsync();
        await using var two = await Premises.SeededAsync();
        const string Seats = "SELECT sum(capacity * (start % 8640000)) FROM slots";

        Assert.Equal(await one.NumberAsync(Seats), await two.NumberAsync(Seats));
        var open = await one.NumberAsync("SELECT count(*) FROM days WHERE closure = 'open'");
        var midnight = OnPostgresAttribute.IsHere ? "extract(epoch FROM d.date::date)" : "unixepoch(d.date)";
        var busy = await one.NumberAsync(
            $"""
            SELECT count(*) FROM days d WHERE closure = 'open' AND 12 > (
                SELECT count(*) FROM slots s WHERE s.office = d.office
                    AND s.start BETWEEN {midnight} AND {midnight} + 100000)
            """);
        Assert.InRange(busy * 100 / open, 8, 35);
    }

    private static async Task<IReadOnlyList<OfficeDay>> DaysAsync(Premises premises, string office, int minutes = 15) =>
        Assert.IsType<Input.TimesFound>(
            await premises.PerformAsync(new Effect.FindTimes(office, minutes), Premises.Conversation())).Days;
}
