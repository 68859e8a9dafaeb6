using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs.Patterns;

/// <summary>
/// An answer to a reminder: 1 I will come, 2 move it, 3 cancel it, with the end of the appointment's number where there
/// are several ("2 6307"). "X 6307" cancels too: it is what the carrier's own answer to CANCEL tells people to send.
/// </summary>
static class Reminded
{
    internal static Turn? Hear(Conversation conversation, Meaning meaning, Scene scene)
    {
        if (conversation.Phone is null)
            return null;
        var words = meaning.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var digit, var end] when IsEnd(end) && Deed(digit) is { } deed => Begin(conversation, deed, end, scene),
            [var digit] when Unasked(conversation) && Digit(meaning) is { } deed && digit.Length <= 2 =>
                Begin(conversation, deed, null, scene),
            _ => null,
        };
    }

    static Turn Begin(Conversation conversation, Deed deed, string? end, Scene scene) =>
        Existing.Begin(conversation, new Goal.Existing(deed, Digits: end), scene);

    static bool Unasked(Conversation conversation) => conversation is { Goal: Goal.None, Question.Key: "" };

    static bool IsEnd(string end) => end.Length is >= 4 and <= 6 && end.All(char.IsAsciiDigit);

    static Deed? Digit(Meaning meaning) => meaning.Choice is { } n ? Deed(n.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    static Deed? Deed(string said) => said switch
    {
        "1" => Dialogs.Deed.Attend,
        "2" => Dialogs.Deed.Move,
        "3" or "x" or "X" => Dialogs.Deed.Cancel,
        _ => null,
    };
}
