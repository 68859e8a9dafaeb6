using System.Globalization;
using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Flows;

/// <summary>
/// The waiting list: days and hours, how much notice, a place; leaving it. A time that comes free is proposed by text
/// message, held for the one in line alone.
/// </summary>
static class InLine
{
    /// <summary>So many days and hours are said back.</summary>
    const int Most = 3;

    static readonly IReadOnlyList<int> Notices = [2, 24, 48];

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Question.Key == "wait.which" && conversation.Question.Option(meaning.Choice) is { } number)
            return new(conversation, [], new Effect.LeaveLine(number));
        if (meaning.Has(Command.LeaveLine))
            return conversation is { Goal: Goal.Book, Draft.Waiting: { } waiting }
                ? Instead(conversation, waiting, scene) : new(conversation, [], new Effect.LeaveLine());
        return !meaning.Has(Command.Wait) ? null : conversation.Goal switch
        {
            Goal.Existing { Deed: Deed.Move, Of: { } one, All: not true } => ForMove(conversation, one, scene),
            Goal.Book => Begin(conversation, meaning, scene),
            _ => Book.Begin(conversation with { Draft = conversation.Draft with { Waiting = new() } }, meaning, scene),
        };
    }

    /// <summary>In the middle of a booking: said back, with the way to a time after all; one that was held is let go.</summary>
    internal static Turn Begin(Conversation conversation, Meaning meaning, Scene scene)
    {
        // A time that was chosen is not what is waited for.
        var taken = Filling.Take(conversation.Hold is null ? conversation : conversation with { Wish = Wish.Any }, meaning, scene);
        var turn = Book.Go(taken with
        {
            Conversation = taken.Conversation with { Draft = taken.Draft with { Waiting = taken.Draft.Waiting ?? new() }, Question = Question.None },
        }, scene);
        // Who was offered the list knows what they chose.
        return conversation.Question.Key is "offer.empty" or "move.none" || turn.Effect is Effect.JoinLine ? turn
            : turn with { Replies = [Reply.Of("wait.begin"), .. turn.Replies] };
    }

    /// <summary>Not in line yet, and not to be: a time after all, or the appointment as it is.</summary>
    static Turn Instead(Conversation conversation, Waiting waiting, Scene scene)
    {
        if (waiting.Moving is { } number)
            return new(StartOver.Clear(conversation), [Reply.Of("ok.kept", ("number", new Value.Literal(number)))]);
        var turn = Book.Next(conversation with { Draft = conversation.Draft with { Waiting = null }, Question = Question.None }, scene);
        return turn with { Replies = [Reply.Of("wait.instead"), .. turn.Replies] };
    }

    /// <summary>For another time of an appointment there is, which stays until then.</summary>
    internal static Turn ForMove(Conversation conversation, Appointment one, Scene scene) => Next(
        conversation with
        {
            Goal = new Goal.Book(PhoneChecked: true),
            Hold = null,
            Draft = Draft.Of(one, conversation.Phone) with { Waiting = new(Moving: one.Number) },
        }, scene) with
    { Effect = conversation.Hold is null ? null : new Effect.LetGo() };

    /// <summary>What is still to be known before there is a place.</summary>
    internal static Turn Next(Conversation conversation, Scene scene) => (conversation.Draft.Waiting!, conversation.Wish) switch
    {
        ({ Asked: false }, { IsAny: true }) => new(
            conversation with { Question = new("wait.when", Expected.Time, "any") },
            [Reply.Of("wait.when").Asking(Expected.Time, new Value.Sentence("wait.when.any"))]),
        ({ Checked: false }, { Wanted.Count: > 0 }) => new(conversation, [], new Effect.FindTimes(
            conversation.Draft.Office!.Code, scene.Minutes(conversation.Draft), conversation.Draft.Waiting!.Moving,
            Together.People(conversation.Draft))),
        ({ Notice: null }, _) => new(
            conversation with { Question = new("wait.notice", Expected.Choice, [.. Notices.Select(hours => hours.ToString(CultureInfo.InvariantCulture))]) },
            [Reply.Of("wait.notice").Asking(Expected.Choice, [.. Notices.Select(hours => new Value.Sentence($"wait.notice.{Word(hours)}"))])]),
        _ => Join(conversation, scene),
    };

    /// <summary>Nobody waits for hours at which the office is never open: it is said, and where nothing is left it is asked again.</summary>
    internal static Turn Checked(Conversation conversation, IReadOnlyList<OfficeDay> days, Scene scene)
    {
        var (wish, waiting) = (conversation.Wish, conversation.Draft.Waiting!);
        List<Stretch> closed = [.. wish.Wanted.Where(stretch => Offers.IsClosed(stretch, days))];
        var left = closed.Count < wish.Wanted.Count
            ? With(conversation with { Wish = wish with { Wanted = [.. wish.Wanted.Except(closed)] } }, waiting with { Checked = true })
            : With(conversation with { Wish = Wish.Any }, waiting with { Asked = false });
        var next = Next(left, scene);
        return closed.Count == 0 ? next : next with
        {
            Replies = [Reply.Of("wait.closed", ("office", new Value.Text(conversation.Draft.Office!.Name)), ("wish", Wished(closed))), .. next.Replies],
        };
    }

    static Value.Many Wished(IEnumerable<Stretch> stretches) => new([.. stretches.Take(Most).Select(Summary.Spoken)]);

    internal static Turn Join(Conversation conversation, Scene scene)
    {
        var draft = conversation.Draft;
        return new(conversation, [], new Effect.JoinLine(
            draft with { Waiting = null }, draft.Office!.Code, scene.Minutes(draft), conversation.Wish,
            draft.Waiting!.Notice!.Value, draft.Waiting.Moving));
    }

    /// <summary>Answers to the two questions.</summary>
    internal static Turn? Answer(Conversation conversation, Meaning meaning, Scene scene)
    {
        var (question, waiting) = (conversation.Question, conversation.Draft.Waiting);
        if (waiting is null)
            return null;
        if (question.Key == "wait.when" && (meaning.When.Count > 0 || question.Option(meaning.Choice) is not null || meaning.Has(Command.Whichever)))
            return Next(With(Times.Wished(conversation with { Wish = Wish.Any }, meaning), waiting with { Asked = true, Checked = false }), scene);
        return question.Key == "wait.notice" && Hours(question, meaning) is { } hours
            ? Next(With(conversation, waiting with { Notice = hours }), scene) : null;
    }

    static int? Hours(Question question, Meaning meaning) =>
        question.Option(meaning.Choice) is { } option ? int.Parse(option, CultureInfo.InvariantCulture)
        : meaning.Has(Command.Whichever) ? Notices[0] : null;

    static Conversation With(Conversation conversation, Waiting waiting) =>
        conversation with { Draft = conversation.Draft with { Waiting = waiting } };

    static string Word(int hours) => hours switch { 2 => "hours", 24 => "day", _ => "days" };

    /// <summary>To wait, as one of several choices: whoever is called is not promised a text message.</summary>
    internal static Value Choice(Conversation conversation) =>
        new Value.Sentence(conversation is { Call: not null, Texts: false } ? "call.wait" : "offer.empty.wait");

    internal static Turn? After(Conversation conversation, Input input, Scene scene) => input switch
    {
        Input.InLine { Muted: true } joined when conversation.Call is not null => Calls.Reach.AskToCall(
            StartOver.Clear(conversation), Told(joined.Already ? "wait.already" : "wait.joined", joined.Place)),
        Input.InLine joined => new(StartOver.Clear(conversation),
            [Told(joined.Already ? "wait.already" : "wait.joined", joined.Place), .. joined.Already ? [] : Suits(conversation.Wish),
             .. joined.Muted ? [Reply.Of("wait.muted")] : Array.Empty<Reply>()]),
        Input.LeftLine { Count: 0 } => new(conversation, [Reply.Of("wait.none"), .. Resume.After(conversation, scene).Replies]),
        Input.LeftLine => new(StartOver.Clear(conversation), [Reply.Of("wait.left")]),
        Input.WhichLine which => new(
            conversation with { Question = new("wait.which", Expected.Choice, [.. which.Places.Select(place => place.Number)]) },
            [Reply.Of("wait.which").Asking(Expected.Choice, [.. which.Places.Select(Line)])]),
        _ => null,
    };

    static IEnumerable<Reply> Suits(Wish wish) =>
    [
        .. wish.Wanted.Count > 0 ? [Reply.Of("wait.wish", ("wish", Wished(wish.Wanted)))] : Array.Empty<Reply>(),
        .. wish.Refused.Count > 0 ? [Reply.Of("wait.not", ("wish", Wished(wish.Refused)))] : Array.Empty<Reply>(),
    ];

    /// <summary>A place in line, told.</summary>
    internal static Reply Told(Place place) => Told("wait.place", place);

    static Reply Told(string key, Place place) => new(key, Holes(place), []);

    static Value Line(Place place) => new Value.Sentence("wait.line", Holes(place));

    static Dictionary<string, Value> Holes(Place place) => new()
    {
        ["office"] = new Value.Text(place.Office.Name),
        ["reason"] = new Value.Sentence($"reason.{place.Reason}"),
        ["before"] = new Value.Count(place.Before),
        ["number"] = new Value.Literal(place.Number),
    };
}
