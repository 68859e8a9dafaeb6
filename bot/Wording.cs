using BotApp.Channels;

namespace BotApp.Bot;

/// <summary>Every line that a person reads in a message: its text, its choices, its card.</summary>
internal static class Wording
{
    public static IReadOnlyList<string> Lines(this Outbound message)
    {
        List<string> lines = [];
        message.Reword(line =>
        {
            lines.Add(line);
            return line;
        });
        return lines;
    }

    /// <summary>The same message with each line in other words; they come in the order of <see cref="Lines"/>.</summary>
    public static Outbound Reword(this Outbound message, Func<string, string> say) => message with
    {
        Text = string.Join('\n', message.Text.Split('\n').Select(say)),
        Choices = [.. message.Choices.Select(say)],
        Card = message.Card is not { } card ? null : card with
        {
            Title = say(card.Title),
            Lines = [.. card.Lines.Select(line => line with { Label = say(line.Label), Value = say(line.Value) })],
            Note = string.Join('\n', card.Note.Split('\n').Select(say)),
            Sheet = card.Sheet is null ? null : say(card.Sheet),
        },
    };
}
