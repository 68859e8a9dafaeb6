using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Tests.Flows;

public sealed class WishTests
{
    static Mention Day(int day, bool refused = false) =>
        new([new(new(2027, 3, day), null, Grain.Day, Open.Neither, HasDay: true, HasTime: false)], refused, false, "");

    static Mention Morning { get; } =
        new([new(new(2027, 3, 3, 8, 0, 0), new(2027, 3, 3, 12, 0, 0), Grain.Hour, Open.Neither, HasDay: false, HasTime: true)], false, false, "");

    static Mention After(int hour, int minute, bool sameDay = false) =>
        new([new(new(2027, 3, 3, hour, minute, 0), null, Grain.Minute, Open.After, HasDay: false, HasTime: true)], false, sameDay, "");

    [Fact]
    public void A_part_of_the_day_belongs_to_each_day_beside_it()
    {
        var wish = Wish.Read([Day(8), Day(9), Morning]);
        Assert.True(wish.Fits(new(2027, 3, 8, 9, 0, 0)));
        Assert.True(wish.Fits(new(2027, 3, 9, 11, 45, 0)));
        Assert.False(wish.Fits(new(2027, 3, 9, 13, 0, 0)));
        Assert.False(wish.Fits(new(2027, 3, 10, 9, 0, 0)));
    }

    [Fact]
    public void A_new_day_keeps_the_part_of_the_day_and_a_new_time_keeps_the_day()
    {
        var thursdayMorning = Wish.Read([Day(4), Morning]);
        var friday = thursdayMorning.Then(Wish.Read([Day(5)]));
        Assert.True(friday.Fits(new(2027, 3, 5, 9, 0, 0)));
        Assert.False(friday.Fits(new(2027, 3, 5, 15, 0, 0)));

        var later = thursdayMorning.Then(Wish.Read([After(15, 0)]));
        Assert.True(later.Fits(new(2027, 3, 4, 15, 30, 0)));
        Assert.False(later.Fits(new(2027, 3, 5, 15, 30, 0)));
    }

    [Fact]
    public void A_new_day_keeps_the_hour()
    {
        var three = new Mention([new(new(2027, 3, 4, 15, 0, 0), null, Grain.Hour, Open.Neither, true, true)], false, false, "");
        var friday = Wish.Read([three]).Then(Wish.Read([Day(5)]));
        Assert.True(friday.Fits(new(2027, 3, 5, 15, 0, 0)));
        Assert.False(friday.Fits(new(2027, 3, 5, 9, 0, 0)));
        Assert.True(friday.NamesMoment);
    }

    [Fact]
    public void The_same_day_at_a_quarter_past_ten_or_later_is_the_day_of_the_appointment()
    {
        var wish = Wish.Read([After(10, 15, sameDay: true)], new DateOnly(2027, 3, 4));
        Assert.True(wish.Fits(new(2027, 3, 4, 10, 15, 0)));
        Assert.False(wish.Fits(new(2027, 3, 4, 10, 0, 0)));
        Assert.False(wish.Fits(new(2027, 3, 5, 11, 0, 0)));
    }

    [Fact]
    public void A_refusal_alone_leaves_every_other_day()
    {
        var wish = Wish.Read([Day(4, refused: true)]);
        Assert.False(wish.Fits(new(2027, 3, 4, 9, 0, 0)));
        Assert.True(wish.Fits(new(2027, 3, 5, 9, 0, 0)));
    }

    [Fact]
    public void Any_Monday_is_every_Monday()
    {
        var monday = new Mention([new(new(2027, 3, 8), null, Grain.Day, Open.Neither, true, false, Every: true)], false, false, "");
        var wish = Wish.Read([monday]);
        Assert.True(wish.Fits(new(2027, 3, 8, 9, 0, 0)));
        Assert.True(wish.Fits(new(2027, 3, 15, 9, 0, 0)));
        Assert.False(wish.Fits(new(2027, 3, 9, 9, 0, 0)));
    }
}
