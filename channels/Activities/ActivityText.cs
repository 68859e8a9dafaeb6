using System.Globalization;

namespace BotApp.Channels.Activities;

/// <summary>A message as an activity. Whatever a button does can be typed: its number.</summary>
public static class ActivityText
{
    /// <summary>Beside the box to type in there is room for so many; more stay in the conversation, as a card.</summary>
    const int MostBeside = 3;

    /// <summary>For Web Chat and whoever else speaks Direct Line: few choices as suggested actions, many as a card.</summary>
    public static Activity Write(Outbound message)
    {
        var activity = Plain(message);
        if (message.Expected == "time" || message.Choices.Count > MostBeside)
            return activity with { Text = Lines(message), Attachments = [AdaptiveCard.Choices(message)] };
        if (message.Card is { } card)
            activity = activity with { Attachments = [AdaptiveCard.Appointment(card, message)] };
        return message.Choices.Count == 0
            ? activity
            : activity with { SuggestedActions = new([.. message.Choices.Select(Button)]) };
    }

    /// <summary>For channels of which we know nothing: the choices in the text, and as buttons that say their number.</summary>
    public static Activity WriteForAny(Outbound message)
    {
        var activity = Plain(message) with { Text = Lines(message) };
        return message.Choices.Count == 0
            ? activity
            : activity with { SuggestedActions = new([.. message.Choices.Select(Numbered)]) };
    }

    /// <summary>As a list of numbers and words, whatever the text: a title of a button, a line.</summary>
    internal static string Title(string choice, int index) => $"{Number(index)}. {choice}";

    internal static CardAction Button(string choice, int index) =>
        new("messageBack", Title(choice, index), Text: Number(index), DisplayText: Title(choice, index));

    static CardAction Numbered(string choice, int index) => new("imBack", Title(choice, index), Number(index));

    static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    static string Lines(Outbound message) => string.Join('\n', [message.Text, .. message.Choices.Select(Title)]);

    static Activity Plain(Outbound message) => new()
    {
        Type = "message",
        Text = message.Text,
        TextFormat = "plain",
        Locale = message.Language,
        InputHint = message.Choices.Count > 0 || message.Expected != "anything" ? "expectingInput" : "acceptingInput",
    };
}
