using BotApp.Channels;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot;

/// <summary>Codes are put in at the last moment: what is kept has only their places.</summary>
internal static class Revealing
{
    public static Outbound Reveal(this Codes codes, Outbound message) => message.Reword(codes.Reveal) with
    {
        Spoken = message.Spoken?.With(codes.Reveal),
    };
}
