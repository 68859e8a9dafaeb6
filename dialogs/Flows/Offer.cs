using System.Globalization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>Times to choose from, for a booking and for a move: three that fit, then as the person steers; then the hold.</summary>
static class Offer
{
    internal static Turn Look(Conversation conversation, Scene scene) => conversation.Goal is Goal.Existing { Of: { } moving } goal
        ? new(conversation, [], new Effect.FindTimes(moving.Office.Code, moving.Minutes, Alone(goal), goal.People))
        : new(conversation, [], new Effect.FindTimes(
            conversation.Draft.Office!.Code, scene.Minutes(conversation.Draft),
            People: Together.People(conversation.Draft)));

    /// <summary>Who moves alone may keep seats of the old time; a group finds others.</summary>
    static string? Alone(Goal.Existing goal) => goal.People == 1 ? goal.Of!.Number : null;

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        // Only an offer's numbers stand for times.
        var options = conversation.Question.Key == "offer" ? conversation.Question.Options : [];
        if (options.Count > 0 && conversation.Question.Option(meaning.Choice) is { } chosen)
            return Take(conversation, Start(chosen), scene);
        if (meaning.When.Count > 0 && Named(options, meaning) is { } named)
            return Take(conversation, named, scene);
        if (meaning.Answer == Answer.Yes && options.Count == 1)
            return Take(conversation, Start(options[0]), scene);
        if (options.Count > 0 && (meaning.Has(Command.Whichever) || meaning.When.Count > 0) && meaning.When.All(Wish.IsNow))
            return Take(conversation, options.Select(Start).Min(), scene);
        if (options.Count > 0 && Steered(conversation, meaning) is { } steered)
            return Look(steered, scene);
        if (meaning.When.Count == 0)
            return null;
        return Ambiguous(conversation, meaning, scene) ?? Look(Times.Wished(conversation, meaning), scene);
    }

    internal static Turn After(Conversation conversation, Input input, Scene scene) => input switch
    {
        Input.TimesFound found => Offers.Make(conversation, found.Days, scene),
        Input.TimeHeld held => Held(conversation with { Hold = held.Hold, Seen = [] }, scene),
        Input.SlotTaken => Lost(conversation, Coming(conversation) > 1 ? "offer.noroom" : "offer.taken", scene),
        Input.HoldExpired => Lost(conversation, "offer.expired", scene),
        Input.Overlaps overlaps => Elsewhere(conversation, overlaps, scene),
        _ => new(conversation, []),
    };

    /// <summary>How many the time is for.</summary>
    internal static int Coming(Conversation conversation) => conversation.Goal is Goal.Existing existing
        ? existing.People : Together.People(conversation.Draft);

    internal static Turn Take(Conversation conversation, DateTimeOffset start, Scene scene)
    {
        var next = conversation with { Wish = At(start) };
        return conversation.Goal is Goal.Existing { Of: { } moving } goal
            ? new(next, [], new Effect.HoldTime(moving.Office.Code, start, moving.Minutes, Alone(goal), goal.People))
            : new(next, [], new Effect.HoldTime(
                conversation.Draft.Office!.Code, start, scene.Minutes(conversation.Draft),
                People: Together.People(conversation.Draft)));
    }

    static Turn Held(Conversation conversation, Scene scene) => conversation.Goal is Goal.Existing existing
        ? Reschedule.Sure(conversation, existing)
        : Book.Next(conversation, scene);

    /// <summary>Somebody was faster: the nearest times instead, and nothing else is asked again.</summary>
    static Turn Lost(Conversation conversation, string key, Scene scene)
    {
        var lost = conversation.Hold is { } hold && key == "offer.expired" ? At(hold.Start) : conversation.Wish;
        var look = Look(conversation with { Hold = null, Wish = lost, Seen = [] }, scene);
        IReadOnlyList<Reply> kept = conversation.Goal is Goal.Existing { Of: not null } goal ? [Reschedule.Stays(goal)] : [];
        return look with { Replies = [.. kept, Reply.Of(key, ("n", new Value.Count(Coming(conversation)))), .. look.Replies] };
    }

    /// <summary>Nobody is in two places: the nearest times, and none that meets the other appointment.</summary>
    static Turn Elsewhere(Conversation conversation, Input.Overlaps overlaps, Scene scene)
    {
        var (hold, other) = (conversation.Hold!, overlaps.Existing);
        var (before, after) = (other.Start.AddMinutes(1 - hold.Minutes), other.Start.AddMinutes(other.Minutes));
        var taken = new Stretch(
            DateOnly.FromDateTime(before.DateTime), DateOnly.FromDateTime(before.DateTime),
            After: TimeOnly.FromDateTime(before.DateTime), Before: TimeOnly.FromDateTime(after.DateTime));
        var look = Look(conversation with { Wish = new(At(hold.Start).Wanted, [.. conversation.Wish.Refused, taken]), Seen = [] }, scene);
        return look with
        {
            Replies =
            [
                Reply.Of("book.overlaps", ("name", new Value.Person(conversation.Draft.Everyone[overlaps.Who].Name!)),
                    ("when", new Value.Moment(other.Start))),
                .. look.Replies,
            ],
        };
    }

    /// <summary>"The 10:15 one": a time said that is among those offered, and no other of them.</summary>
    static DateTimeOffset? Named(IReadOnlyList<string> options, Meaning meaning)
    {
        var wish = Wish.Read(meaning.When);
        if (!wish.NamesMoment && wish.Wanted.Count != 1)
            return null;
        var fitting = options.Select(Start).Where(start => wish.Fits(start.DateTime)).ToList();
        return fitting.Count == 1 && wish.Wanted.Any(stretch => stretch.Exact) ? fitting[0] : null;
    }

    /// <summary>"More", "later", "earlier", "another day": from what was offered last.</summary>
    static Conversation? Steered(Conversation conversation, Meaning meaning)
    {
        var offered = conversation.Question.Options.Select(Start).ToList();
        var seen = conversation with { Seen = [.. conversation.Seen.Concat(offered).TakeLast(12)] };
        var (first, last) = (offered[0].DateTime, offered[^1].DateTime);
        if (meaning.Has(Command.AnotherDay))
            return seen with { Wish = WithoutDays(conversation.Wish, offered) };
        if (meaning.Has(Command.Later) && meaning.When.Count == 0)
            return conversation with { Seen = [], Wish = new([After(last)], conversation.Wish.Refused) };
        if (meaning.Has(Command.Earlier) && meaning.When.Count == 0)
            return conversation with { Seen = [], Wish = new([Before(first)], conversation.Wish.Refused) };
        return meaning.Has(Command.More) || (meaning.Answer == Answer.No && !Corrects(meaning)) ? seen : null;
    }

    /// <summary>"No, without an interpreter": it is not the times that are refused.</summary>
    static bool Corrects(Meaning meaning) =>
        !(meaning is { When: [], Interpreter: null, Party: null, Reasons: [], Zip: null } and { Phone: null, Births: [], Wrong: [], NameIntroduced: false });

    static Wish WithoutDays(Wish wish, List<DateTimeOffset> offered) => new(
        [.. wish.Wanted.Where(stretch => stretch.HasTime).Select(stretch => stretch with { From = null, To = null, Weekday = null })],
        [.. wish.Refused, .. offered.Select(start => DateOnly.FromDateTime(start.DateTime)).Distinct().Select(day => new Stretch(day, day))]);

    static Stretch After(DateTime last) =>
        new(DateOnly.FromDateTime(last), DateOnly.FromDateTime(last), After: TimeOnly.FromDateTime(last.AddMinutes(1)));

    static Stretch Before(DateTime first) =>
        new(DateOnly.FromDateTime(first), DateOnly.FromDateTime(first), Before: TimeOnly.FromDateTime(first));

    /// <summary>Two days that both can be booked are asked back, named by weekday and month.</summary>
    static Turn? Ambiguous(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (meaning.When is not [{ Readings: [{ HasDay: true } first, { HasDay: true } second, ..], Refused: false }]
            || !IsOneDay(first) || !IsOneDay(second))
            return null;
        var (low, high) = scene.Listening(conversation, conversation.HeardAt).Window!.Value;
        var days = new[] { first, second }.Select(reading => DateOnly.FromDateTime(reading.Start))
            .Where(day => day >= low && day <= high).Distinct().ToList();
        return days.Count < 2 ? null : new(
            conversation with { Question = new("offer.which", Expected.Choice, [.. days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]) },
            [Reply.Of("offer.which").Asking(Expected.Choice, [.. days.Select(day => new Value.Day(day))])]);
    }

    static bool IsOneDay(Reading reading) => reading is { Grain: <= Grain.Day, End: null, Open: Open.Neither };

    /// <summary>The answer to two days asked back.</summary>
    internal static Turn? WhichDay(Conversation conversation, Meaning meaning, Scene scene) =>
        conversation.Question.Key == "offer.which" && conversation.Question.Option(meaning.Choice) is { } day
            ? Look(conversation with { Wish = conversation.Wish.Then(On(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))), Seen = [] }, scene)
            : null;

    static Wish On(DateOnly day) => new([new(day, day)], []);

    internal static Wish At(DateTimeOffset start)
    {
        var day = DateOnly.FromDateTime(start.DateTime);
        return new([new(day, day, After: TimeOnly.FromDateTime(start.DateTime), Exact: true)], []);
    }

    internal static string Option(DateTimeOffset start) => start.ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Start(string option) =>
        DateTimeOffset.ParseExact(option, "yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);
}
