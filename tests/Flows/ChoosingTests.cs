using BotApp.Dialogs;
using BotApp.Dialogs.Flows;

namespace BotApp.Tests.Flows;

public sealed class ChoosingTests
{
    static readonly TimeSpan NewYork = TimeSpan.FromHours(-5);

    static OfficeDay Day(int day, params int[] hours) => new(
        new(2027, 3, day), new(8, 0), new(16, 0), Closure.Open,
        [.. hours.Select(hour => new DateTimeOffset(2027, 3, day, hour, 0, 0, NewYork))]);

    static readonly IReadOnlyList<OfficeDay> Days = [Day(3, 8, 9, 10, 14), Day(4, 9, 10, 13, 15), Day(5, 11)];

    static IReadOnlyList<string> Choose(Wish wish, out bool fit, params DateTimeOffset[] seen)
    {
        (var starts, fit) = Choosing.Choose(Days, wish, seen.ToHashSet());
        return [.. starts.Select(start => start.ToString("d HH", System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void Without_a_wish_the_offers_are_on_different_days_and_one_is_in_the_afternoon()
    {
        Assert.Equal(["3 08", "4 13", "5 11"], Choose(Wish.Any, out var fit));
        Assert.True(fit);
    }

    [Fact]
    public void On_one_day_the_offers_are_an_hour_apart()
    {
        Assert.Equal(["4 09", "4 10", "4 13"], Choose(new([new(new(2027, 3, 4), new(2027, 3, 4))], []), out _));
    }

    [Fact]
    public void What_was_refused_is_never_offered_even_when_nothing_fits()
    {
        var wish = new Wish([new(After: new(17, 0))], [new(new(2027, 3, 4), new(2027, 3, 4))]);
        var offered = Choose(wish, out var fit);
        Assert.False(fit);
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(offered, start => start.StartsWith("4 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_time_that_is_taken_brings_the_nearest_ones()
    {
        var wish = new Wish([new(new(2027, 3, 4), new(2027, 3, 4), After: new(14, 0), Exact: true)], []);
        Assert.Equal(["4 10", "4 13", "4 15"], Choose(wish, out var fit));
        Assert.False(fit);
    }

    [Fact]
    public void More_brings_times_that_were_not_seen()
    {
        var seen = Days[0].Starts.ToArray();
        Assert.DoesNotContain(Choose(Wish.Any, out _, seen), start => start.StartsWith("3 ", StringComparison.Ordinal));
    }
}
