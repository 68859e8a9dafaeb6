using BotApp.Channels;

namespace BotApp.Bot.Development;

/// <summary>
/// Stands in for the network while no Twilio settings are there: messages take the whole way that they would, and
/// end in <c>/dev/outbox</c>.
/// </summary>
internal sealed class Unsent(string channel) : ISender
{
    /// <summary>What such messages carry in place of a provider's identifier.</summary>
    public const string Id = "unsent";

    public string Channel => channel;

    public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation) =>
        Task.FromResult(new Sent(Outcome.Accepted, Id));
}
