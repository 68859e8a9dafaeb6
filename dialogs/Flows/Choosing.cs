namespace BotApp.Dialogs.Flows;

/// <summary>Which few of the open times to offer: those that fit what was said, spread so that the choice is a real one.</summary>
public static class Choosing
{
    /// <summary>Two offers on one day are at least this far apart, where there is room.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <param name="seen">Starts that were offered before and are not to come again.</param>
    /// <returns>At most <paramref name="count"/> starts in time order, and whether they fit the wish.</returns>
    public static (IReadOnlyList<DateTimeOffset> Starts, bool Fit) Choose(
        IReadOnlyList<OfficeDay> days, Wish wish, IReadOnlySet<DateTimeOffset> seen, int count = 3)
    {
        var open = Open(days, seen);
        var fitting = open.FindAll(start => wish.Fits(start.DateTime));
        if (fitting.Count > 0)
            return (Spread(fitting, count), true);
        var allowed = open.FindAll(start => !wish.Refuses(start.DateTime));
        return (wish.NamesMoment ? Nearest(allowed, wish, count) : Spread(NearestDays(allowed, wish), count), false);
    }

    static List<DateTimeOffset> Open(IReadOnlyList<OfficeDay> days, IReadOnlySet<DateTimeOffset> seen)
    {
        List<DateTimeOffset> open = new(days.Sum(day => day.Starts.Count));
        foreach (var day in days)
            open.AddRange(seen.Count == 0 ? day.Starts : day.Starts.Where(start => !seen.Contains(start)));
        return open;
    }

    static List<DateTimeOffset> Nearest(List<DateTimeOffset> open, Wish wish, int count) =>
        [.. open.OrderBy(start => wish.Away(start.DateTime)).ThenBy(start => start).Take(count).Order()];

    /// <summary>A day that is full or closed: the days nearest to it, at the hours wished for where there are such.</summary>
    static List<DateTimeOffset> NearestDays(List<DateTimeOffset> allowed, Wish wish)
    {
        var open = allowed.FindAll(start => wish.FitsHour(start.DateTime)) is { Count: > 0 } same ? same : allowed;
        if (open.Count == 0)
            return open;
        var away = open.Min(start => wish.Away(start.DateTime)) + TimeSpan.FromDays(1).TotalMinutes;
        return [.. open.Where(start => wish.Away(start.DateTime) < away)];
    }

    static List<DateTimeOffset> Spread(List<DateTimeOffset> fitting, int count)
    {
        var byDay = FirstDays(fitting, count);
        List<DateTimeOffset> picked = byDay.Count == count
            ? [.. byDay.Select((day, index) => index % 2 == 0 ? day[0] : Afternoon(day))]
            : Paced(fitting, count);
        foreach (var start in fitting)
            if (picked.Count < count && !picked.Contains(start))
                picked.Add(start);
        picked.Sort();
        return picked;
    }

    static List<List<DateTimeOffset>> FirstDays(List<DateTimeOffset> fitting, int count)
    {
        List<List<DateTimeOffset>> days = [];
        foreach (var start in fitting)
            if (days.Count > 0 && days[^1][0].Date == start.Date)
                days[^1].Add(start);
            else if (days.Count < count)
                days.Add([start]);
            else
                break;
        return days;
    }

    static DateTimeOffset Afternoon(List<DateTimeOffset> day) =>
        day.FirstOrDefault(start => start.Hour >= 12) is { Ticks: > 0 } found ? found : day[0];

    static List<DateTimeOffset> Paced(List<DateTimeOffset> fitting, int count)
    {
        List<DateTimeOffset> picked = [];
        foreach (var start in fitting)
            if (picked.Count < count && (picked.Count == 0 || start - picked[^1] >= Apart))
                picked.Add(start);
        return picked;
    }
}
