using System.Collections.Concurrent;
using System.Globalization;
using BotApp.Bot.Calls;
using BotApp.Dialogs;
using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;
using TwiML = BotApp.Channels.Voice.TwiML;

namespace BotApp.Tests.Calls;

/// <summary>
/// What must be possible wherever a call stands and in whatever language: an answer on the keys, a person, again, slower,
/// back, another language. The conversation is tried on copies; nothing is done.
/// </summary>
sealed class Ways(Dialogs.Content content, DateTimeOffset now)
{
    /// <summary>Questions that have been tried, once each in every language.</summary>
    static readonly ConcurrentDictionary<string, byte> Tried = new();

    /// <summary>Keys of the questions that were asked in any call.</summary>
    public static IEnumerable<string> Asked => Tried.Keys.Select(place => place.Split('|')[0]).Distinct();

    readonly List<string> faults = [];

    public IReadOnlyList<string> From(Conversation stands)
    {
        if (stands.Call is not { Then: Then.Listen } || !Tried.TryAdd(Place(stands), 0))
            return [];
        foreach (var language in content.Tongues.Keys.Order(StringComparer.Ordinal))
            Try(stands with { Language = language });
        return faults;
    }

    static string Place(Conversation stands) => string.Join('|',
        stands.Question.Key, stands.Question.Expected, stands.Question.Options.Count, stands.Call!.Aside, stands.Goal.GetType().Name,
        stands.Call.Letters is null);

    void Try(Conversation stands)
    {
        var keys = Answer(stands);
        Holds(stands, keys.Length > 0, "has no answer on the keys");
        Understood(stands, Press(stands, keys), $"does not take the keys {keys}");
        Holds(stands, Room(stands) is not { } room || keys.Length <= room, $"listens to {Room(stands)} keys, and {keys} is the answer");
        Holds(stands, Press(stands, "0").Effect is Effect.HandOff, "does not give a person for 0");
        Understood(stands, Press(stands, "*", "1"), "is not said again");
        Holds(stands, Press(stands, "*", "2").Next.Slow, "is not said slower");
        Understood(stands, Press(stands, "*", "3"), "does not go back");
        Holds(stands, Press(stands, "*", "5").Next.Question.Expected == Expected.Language, "does not change the language");
        Holds(stands, Press(stands, "*", "0").Effect is Effect.HandOff, "does not give a person for * and 0");
        if (content.In(stands.Language).Speaker.Hears is not null)
            Spoken(stands);
    }

    /// <summary>The words that the recogniser is told to expect at any moment are understood there.</summary>
    void Spoken(Conversation stands)
    {
        var words = Renderer.Render([Reply.Of("call.hints")], content.In(stands.Language), Medium.Voice).Text
            .Split([',', '，', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.SkipLast(2))
            Understood(stands, Step(stands, new Happening.Said(word, Unsure: false)), $"does not understand \"{word}\"");
    }

    void Understood(Conversation stands, Turn turn, string what) => Holds(
        stands, turn.Next.Misses <= stands.Misses && !turn.Replies.Any(reply => reply.Key.StartsWith("missed", StringComparison.Ordinal)), what);

    void Holds(Conversation stands, bool right, string what)
    {
        if (!right)
            faults.Add($"{stands.Language}: {Place(stands)} {what}.");
    }

    Turn Press(Conversation stands, params string[] keys)
    {
        var turn = new Turn(stands, []);
        foreach (var one in keys)
            turn = Step(turn.Next, new Happening.Pressed(one));
        return turn;
    }

    Turn Step(Conversation stands, Happening what) =>
        Engine.Step(stands, new Input.Phoned(stands.Call!.Id, what, now), content, now);

    /// <summary>What somebody would press who answers what is asked.</summary>
    string Answer(Conversation stands) => stands.Question switch
    {
        { Expected: Expected.Confirmation } => "642271001",
        { Options.Count: > 0 } => "1",
        { Expected: Expected.Zip or Expected.Office } => "33126",
        { Expected: Expected.Birth } => new DateOnly(1990, 12, 25).ToString(
            content.BirthOrder(stands.Language), CultureInfo.InvariantCulture),
        { Expected: Expected.People } => "3",
        { Expected: Expected.Phone } => "3055550142",
        { Expected: Expected.Case } => stands.Call!.Letters == "A" ? "123456789" : "0912345678",
        { Expected: Expected.Code } => "11111",
        _ => "",
    };

    /// <summary>How many keys are listened to there; null where # ends them.</summary>
    int? Room(Conversation stands)
    {
        var message = CallWords.Of(stands.Said, stands, stands.Language, content);
        var line = new Channels.Voice.Line("https://line.example", 0, language => new(
            content.In(language).Speaker.Voice, content.In(language).Speaker.Language, content.In(language).Speaker.Hears, letter => $"{letter}"));
        return (int?)System.Xml.Linq.XElement.Parse(TwiML.Write(message, line)).Element("Gather")!.Attribute("numDigits");
    }
}
