using BotApp.Dialogs;

namespace BotApp.Tests.Outbox;

public sealed class RemindersTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly DateTimeOffset Now = At(2, 10, 0);

    [Fact]
    public void A_person_is_told_two_days_before_the_day_before_and_in_the_morning()
    {
        var plan = Reminders.Plan(At(11, 10, 30), Now, NewYork);

        Assert.Equal(
            [
                new(Reminders.Bring, At(9, 10, 0), At(9, 21, 0)),
                new(Reminders.DayBefore, At(10, 10, 0), At(10, 21, 0)),
                new(Reminders.Morning, At(11, 8, 30), At(11, 10, 30)),
            ], plan);
    }

    [Fact]
    public void Before_an_early_visit_the_last_one_comes_in_the_evening() =>
        Assert.Equal(new(Reminders.Morning, At(10, 20, 0), At(10, 21, 0)), Reminders.Plan(At(11, 8, 0), Now, NewYork)[^1]);

    [Fact]
    public void What_would_come_in_the_past_or_within_the_hour_is_left_out()
    {
        Assert.Equal([Reminders.Morning], Reminders.Plan(At(3, 10, 30), Now, NewYork).Select(r => r.Kind));
        Assert.Equal([Reminders.DayBefore, Reminders.Morning],
            Reminders.Plan(At(4, 10, 30), Now, NewYork).Select(r => r.Kind));
        Assert.Empty(Reminders.Plan(At(2, 12, 30), Now, NewYork));
    }

    [Fact]
    public void A_recipient_far_away_is_told_in_their_own_waking_hours()
    {
        var seattle = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        var guam = new DateTimeOffset(2027, 3, 11, 8, 30, 0, TimeSpan.FromHours(10));

        Assert.All(Reminders.Plan(guam, Now, seattle), reminder =>
        {
            Assert.InRange(TimeZoneInfo.ConvertTime(reminder.Due, seattle).Hour, 8, 20);
            Assert.True(reminder.Due < reminder.NotAfter && reminder.NotAfter <= guam);
        });
    }

    [Fact]
    public void The_hour_stays_when_the_clocks_change()
    {
        var plan = Reminders.Plan(new(2027, 3, 15, 14, 30, 0, TimeSpan.FromHours(-4)), Now, NewYork);

        Assert.Equal([10, 10, 12], plan.Select(reminder => TimeZoneInfo.ConvertTime(reminder.Due, NewYork).Hour));
    }

    private static DateTimeOffset At(int day, int hour, int minute) =>
        new(2027, 3, day, hour, minute, 0, TimeSpan.FromHours(-5));
}
