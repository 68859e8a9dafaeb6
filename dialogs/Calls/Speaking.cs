using BotApp.Dialogs.Patterns;
using BotApp.Dialogs.Understanding;
using Hearing = BotApp.Dialogs.Patterns.Hearing;

namespace BotApp.Dialogs.Calls;

/// <summary>
/// What a recogniser heard. What it is not sure of is asked back, unless nothing can go wrong with it.
/// </summary>
static class Speaking
{
    internal static Turn Hear(Conversation conversation, Happening.Said said, DateTimeOffset now, Scene scene)
    {
        var call = conversation.Call!;
        var plain = Line.With(conversation, one => one with { Aside = Aside.None, Doubt = null });
        if (call.Aside == Aside.Doubt && Decided(plain, said.Text, now, scene) is { } right)
            return right ? Trusted(plain, call.Doubt!, now, scene) : Distrusted(plain, scene);
        if (call.Aside == Aside.Menu && Read(plain, said.Text, now, scene).Choice is >= 1 and <= 5 and var choice)
            return StarMenu.Chosen(plain, $"{choice}", scene);
        var text = CaseLetters.Completed(plain, said.Text, Read(plain, said.Text, now, scene));
        var turn = Trusted(plain, text, now, scene);
        var understood = turn.Next.Misses <= conversation.Misses;
        return understood && said.Unsure && !IsHarmless(Read(plain, text, now, scene))
            ? Doubt(plain with { HeardAt = now }, text)
            : turn;
    }

    internal static Turn Trusted(Conversation conversation, string text, DateTimeOffset now, Scene scene)
    {
        var turn = Hearing.Hear(conversation, new Input.Heard(text, now), scene);
        var noisy = turn.Next.Misses > Math.Max(1, conversation.Misses) && turn.Next.Call is not null;
        return noisy ? turn with { Next = Line.With(turn.Next, call => call with { KeysOnly = true }) } : turn;
    }

    internal static Turn Distrusted(Conversation conversation, Scene scene) => Missed(conversation, scene);

    /// <summary>Neither words nor keys that are an answer: the line's own questions come again as they were.</summary>
    internal static Turn Missed(Conversation conversation, Scene scene)
    {
        if (!Opening.IsOpen(conversation))
            return NotUnderstood.Hear(conversation, scene);
        var again = Opening.Again(conversation with { Misses = conversation.Misses + 1 }, scene);
        return again with { Next = Line.With(again.Next, call => call with { KeysOnly = conversation.Misses > 0 }) };
    }

    static Turn Doubt(Conversation conversation, string text) => new(
        Line.With(conversation, call => call with { Aside = Aside.Doubt, Doubt = text }),
        [Reply.Of("call.doubt", ("words", new Value.Text(text))).Asking(Expected.YesNo, new Value.Sentence("yes"), new Value.Sentence("no"))],
        Aside: true);

    static Meaning Read(Conversation conversation, string text, DateTimeOffset now, Scene scene) =>
        Understand.Read(text, scene.Listening(conversation, now), scene.Content.Vocabulary);

    /// <summary>Yes or no and nothing else; null for words that are an answer of their own.</summary>
    static bool? Decided(Conversation conversation, string text, DateTimeOffset now, Scene scene)
    {
        var listening = scene.Listening(conversation, now) with { Expected = Expected.YesNo };
        var meaning = Understand.Read(text, listening, scene.Content.Vocabulary);
        return meaning switch
        {
            { Choice: 1 } => true,
            { Choice: 2 } => false,
            { Answer: Answer.Yes, When: [], Digits: [] } => true,
            { Answer: Answer.No, When: [], Digits: [] } => false,
            _ => null,
        };
    }

    /// <summary>Nothing is chosen, changed or kept by it.</summary>
    static bool IsHarmless(Meaning meaning) =>
        meaning is { Choice: null, Zip: null, Births: [], Phone: null, When: [], Reasons: [], Offices: [], Name: null }
        && meaning.Commands.Count > 0
        && meaning.Commands.All(command => command is Command.Repeat or Command.Slower or Command.Help or Command.Human
            or Command.Back or Command.More or Command.Greeting or Command.Thanks or Command.AboutBot);
}
