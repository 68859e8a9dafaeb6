using System.Collections.Concurrent;
using BotApp.Channels;

namespace BotApp.Tests.Fakes;

/// <summary>Takes every message and keeps it; <see cref="Outcome"/> says what becomes of the next ones.</summary>
internal sealed class RecordingSender : ISender
{
    readonly ConcurrentQueue<(string To, Outbound Message)> sent = new();

    public Outcome Outcome { get; set; } = Outcome.Accepted;

    public IReadOnlyCollection<(string To, Outbound Message)> Sent => sent;

    public string Channel => "sms";

    public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation)
    {
        sent.Enqueue((to, message));
        return Task.FromResult(new Sent(Outcome, Outcome is Outcome.Accepted ? $"SM{sent.Count}" : null));
    }
}
