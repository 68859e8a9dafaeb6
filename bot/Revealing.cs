using BotApp.Channels;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot;

/// <summary>Codes are put in at the last moment: what is kept has only their places.</summary>
internal static class Revealing
{
    public static Outbound Reveal(this Codes codes, Outbound message) => message with
    {
        Text = codes.Reveal(message.Text),
        Choices = [.. message.Choices.Select(codes.Reveal)],
        Card = message.Card is not { } card ? null : card with
        {
            Title = codes.Reveal(card.Title),
            Lines = [.. card.Lines.Select(line => line with { Value = codes.Reveal(line.Value) })],
            Note = codes.Reveal(card.Note),
            Link = card.Link is null ? null : codes.Reveal(card.Link),
        },
    };
}
