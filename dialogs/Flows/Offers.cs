using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>What is offered for a wish, and why it is not exactly what was wished for, where it is not.</summary>
static class Offers
{
    internal static Turn Make(Conversation conversation, IReadOnlyList<OfficeDay> days, Scene scene)
    {
        var wish = conversation.Wish;
        var (starts, fit) = Choosing.Choose(days, wish, Known(conversation));
        if (starts.Count == 0)
            return Nothing(conversation, days, scene);
        if (!fit && wish.Wanted is [{ Exact: true, After: { Ticks: 0 } } midnight])
            return Noon(conversation, midnight with { After = new(12, 0) }, days);
        if (fit && wish is { Wanted: [{ Exact: true, From: not null }] } && starts.Count == 1 && conversation.Seen.Count == 0)
            return Offer.Take(conversation, starts[0], scene);
        // Why a time that was lost is not offered has been said already, and so has it when other times of the same wish are asked for.
        var told = conversation.Seen.Count > 0 || conversation.Said is [.., { Key: "offer.taken" or "offer.expired" or "offer.noroom" or "book.overlaps" }];
        return fit || told ? Show(conversation, starts) : Show(conversation, starts, Why(conversation, days, scene));
    }

    static Turn Show(Conversation conversation, IReadOnlyList<DateTimeOffset> starts, params IReadOnlyList<Reply> why) => new(
        conversation with { Question = new("offer", Expected.Time, [.. starts.Select(Offer.Option)]) },
        [
            .. why, .. Offer.Coming(conversation) is > 1 and var people ? [Reply.Of("offer.group", ("n", new Value.Count(people)))] : Array.Empty<Reply>(),
            Reply.Of("offer").Asking(Expected.Time, [.. starts.Select(start => new Value.Moment(start)), .. OnKeys(conversation)]),
        ]);

    /// <summary>On the phone the ways to other times have keys, after those of the times.</summary>
    static IReadOnlyList<Value> OnKeys(Conversation conversation) => conversation.Call is null ? []
        : [new Value.Sentence("call.offer.more"), new Value.Sentence("call.offer.day")];

    /// <summary>Times that need not be offered: those seen, and that of the appointment which is to be moved.</summary>
    static HashSet<DateTimeOffset> Known(Conversation conversation) =>
        conversation.Goal is Goal.Existing { Of: { } moving } ? [.. conversation.Seen, moving.Start] : [.. conversation.Seen];

    /// <summary>"12 am" is midnight, and whoever says it of an office means noon: asked back, not assumed.</summary>
    static Turn Noon(Conversation conversation, Stretch noon, IReadOnlyList<OfficeDay> days)
    {
        var wish = new Wish([noon], conversation.Wish.Refused);
        var (starts, _) = Choosing.Choose(days, wish, Known(conversation));
        return Show(conversation with { Wish = wish }, starts, Reply.Of("offer.midnight"));
    }

    /// <summary>No time left to offer: all were seen, which begins again; or there is none, which is said with the ways on.</summary>
    static Turn Nothing(Conversation conversation, IReadOnlyList<OfficeDay> days, Scene scene)
    {
        var own = conversation.Goal is Goal.Existing { Of: { } moving } ? moving.Start : default;
        if (days.All(day => day.Starts.All(start => start == own)))
            return conversation.Goal is Goal.Existing { Of: not null } kept
                ? Reschedule.NoTimes(conversation, kept)
                : conversation.Draft.Zip is not null && conversation.Asking is null
                    ? Offices.Near(conversation with { Asking = Offices.Others })
                    : Offices.Empty(conversation, [], scene);
        var again = Make(conversation with { Seen = [], Wish = Wish.Any }, days, scene);
        return again with { Replies = [Reply.Of("offer.all"), .. again.Replies] };
    }

    /// <summary>Closed, a holiday, too far ahead, outside the hours, or simply taken: the person is told which.</summary>
    static Reply Why(Conversation conversation, IReadOnlyList<OfficeDay> days, Scene scene)
    {
        var wanted = conversation.Wish.Wanted;
        var dated = wanted.Where(stretch => stretch is { From: not null } or { To: not null }).ToList();
        if (conversation.Wish.IsPast(days[0].Date))
            return Reply.Of("offer.past");
        if (dated.Count > 0 && dated.All(stretch => stretch.From > days[^1].Date))
            return Reply.Of("offer.window", ("last", new Value.Day(days[^1].Date)));
        var meant = days.Where(day => wanted.Any(stretch => OnDay(stretch, day.Date))).ToList();
        if (dated.Count > 0 && meant.Count > 0 && meant.All(day => day.Closure != Closure.Open))
            return Reply.Of($"offer.{meant[0].Closure.ToString().ToLowerInvariant()}", ("day", new Value.Day(meant[0].Date)));
        var hours = (meant.Count > 0 ? meant : days).FirstOrDefault(day => day.Closure == Closure.Open);
        return hours is { Opens: { } opens, Closes: { } closes } && wanted.Count > 0 && wanted.All(stretch => Outside(stretch, opens, closes))
            ? Reply.Of("offer.hours", ("opens", new Value.Clock(opens)), ("closes", new Value.Clock(closes)))
            : Reply.Of("offer.nearest");
    }

    /// <summary>Days on which the office is never open, or hours: not only full, and as far as it can be known.</summary>
    internal static bool IsClosed(Stretch stretch, IReadOnlyList<OfficeDay> days)
    {
        var meant = days.Where(day => OnDay(stretch, day.Date)).ToList();
        if (stretch.HasDay && meant.Count > 0 && (stretch.Weekday is not null || stretch.To <= days[^1].Date)
            && meant.All(day => day.Closure != Closure.Open))
            return true;
        return stretch.HasTime && days.FirstOrDefault(day => day.Closure == Closure.Open) is { Opens: { } opens, Closes: { } closes }
            && Outside(stretch, opens, closes);
    }

    static bool OnDay(Stretch stretch, DateOnly day) =>
        !(stretch.From > day) && !(stretch.To < day) && (stretch.Weekday is not { } weekday || weekday == day.DayOfWeek);

    static bool Outside(Stretch stretch, TimeOnly opens, TimeOnly closes) => stretch switch
    {
        { Exact: true, After: { } at } => at < opens || at >= closes,
        { After: { } after } when after >= closes => true,
        { Before: { } before } when before <= opens => true,
        _ => false,
    };
}
