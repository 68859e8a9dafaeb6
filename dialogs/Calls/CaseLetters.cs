using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Calls;

/// <summary>A case number on a keypad: first what it begins with, from a menu, then its digits.</summary>
static class CaseLetters
{
    const string Letters = "call.letters";
    internal const string Digits = "call.case";

    /// <summary>The letters of the service centres that are not in the first menu.</summary>
    static readonly IReadOnlyList<string> Centers = ["EAC", "WAC", "LIN", "SRC", "MSC", "NBC", "YSC"];

    internal static IReadOnlyList<string> Options => ["IOE", "A", "others", "none"];

    internal static IReadOnlyList<Value> Choices =>
        [new Value.Sentence("call.case.ioe"), new Value.Sentence("call.case.a"), new Value.Sentence("call.case.others"), new Value.Sentence("ask.case.none")];

    /// <summary>The letters were chosen before: digits that are said go after them.</summary>
    internal static string Completed(Conversation conversation, string text, Meaning meaning) =>
        conversation.Call?.Letters is { } letters && meaning is { Receipt: null, ANumber: null, Digits.Count: > 0 }
            ? letters + string.Concat(meaning.Digits)
            : text;

    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Call is null || conversation.Question.Key is not ("ask.case" or "ask.case.optional" or "ask.case.group" or Letters))
            return null;
        return conversation.Question.Option(meaning.Choice) switch
        {
            null or "none" => null,
            "others" => new(
                conversation with { Question = new(Letters, Expected.Choice, Centers) },
                [Reply.Of(Letters).Asking(Expected.Choice, [.. Centers.Select(center => new Value.Literal(center))])]),
            var letters => new(
                Line.With(conversation, call => call with { Letters = letters }) with { Question = new(Digits, Expected.Case) },
                [Reply.Of(Digits, ("letters", new Value.Literal(letters))).Asking(Expected.Case)]),
        };
    }
}
