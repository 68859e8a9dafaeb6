using BotApp.Channels;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot;

/// <summary>Codes, and links to sheets, are put in at the last moment: what is kept has only their places.</summary>
internal static class Revealing
{
    public static Outbound Reveal(this Codes codes, Outbound message)
    {
        var said = message.Reword(codes.Reveal) with { Spoken = message.Spoken?.With(codes.Reveal) };
        return said.Card is { Link: { } link } card ? said with { Card = card with { Link = codes.Reveal(link) } } : said;
    }
}
