using System.Collections.Concurrent;
using BotApp.Channels;

namespace BotApp.Tests.Fakes;

/// <summary>Takes every message and keeps it; <see cref="Outcome"/> says what becomes of the next ones.</summary>
internal sealed class RecordingSender : ISender
{
    readonly ConcurrentQueue<(string To, Outbound Message)> sent = new();

    public Outcome Outcome { get; set; } = Outcome.Accepted;

    /// <summary>What is for this phone breaks the sender.</summary>
    public string? BreaksAt { get; set; }

    public IReadOnlyCollection<(string To, Outbound Message)> Sent => sent;

    public string Channel => "sms";

    public Task<Sent> SendAsync(string to, Outbound message, CancellationToken cancellation)
    {
        if (to == BreaksAt)
            throw new InvalidOperationException("The sender is broken.");
        sent.Enqueue((to, message));
        return Task.FromResult(new Sent(Outcome, Outcome is Outcome.Accepted ? $"SM{sent.Count}" : null));
    }
}
