using System.Globalization;
using BotApp.Channels;
using BotApp.Dialogs;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Jobs;

/// <summary>
/// Sends what is due. The outbox gives out only what still holds; here it gets its words, in the language the person
/// spoke last, and its code, which is not kept with the words. Without a sender all of it stays where it is.
/// </summary>
internal sealed partial class SendOutbox(
    OutboxMessages outbox, IEnumerable<ISender> senders, Interpretation interpretation, Content content, Codes codes,
    TimeProvider time, ILogger<SendOutbox> log)
{
    const int AtOnce = 25;

    /// <summary>They are ours for a minute, and one that hangs is given up after less than half of it.</summary>
    static readonly TimeSpan Ours = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (senders.Any() && await outbox.ClaimAsync(time.GetUtcNow(), AtOnce, cancellation) is { Count: > 0 } due)
            await SendAsync(due, cancellation);
    }

    async Task SendAsync(IReadOnlyList<DueMessage> due, CancellationToken cancellation)
    {
        var (since, deliveries) = (time.GetUtcNow(), new List<Delivery>(due.Count));
        try
        {
            foreach (var message in due)
                deliveries.Add(time.GetUtcNow() - since < Ours && !cancellation.IsCancellationRequested
                    ? await TryAsync(message, cancellation) : new(message.Id, Fate.Untried));
        }
        finally
        {
            // What has gone must be noted even when the process is stopping, or it would go again.
            await outbox.RecordAsync(deliveries, time.GetUtcNow(), CancellationToken.None);
        }
    }

    /// <summary>A message that cannot be made or sent holds up no other: it is counted, tried later and parked.</summary>
    async Task<Delivery> TryAsync(DueMessage message, CancellationToken cancellation)
    {
        try
        {
            return await SendAsync(message, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogFault(message.Kind, fault.GetType().Name, fault.StackTrace);
            return new(message.Id, Fate.Later);
        }
    }

    async Task<Delivery> SendAsync(DueMessage message, CancellationToken cancellation)
    {
        var sender = senders.FirstOrDefault(sender => sender.Channel == message.Channel);
        if (sender is null)
            return new(message.Id, Fate.Refused);
        var said = await interpretation.SayAsync(Words(message), message.Language, Media.Of(message.Channel), cancellation);
        var outbound = said with
        {
            Text = codes.Reveal(said.Text),
            Choices = [.. said.Choices.Select(codes.Reveal)],
            Reference = message.Id.ToString(CultureInfo.InvariantCulture),
        };
        var sent = await sender.SendAsync(message.To, outbound, cancellation);
        return new(message.Id, FateOf(sent.Outcome), said.Text, sent.ProviderId, sent.ErrorCode);
    }

    IReadOnlyList<Reply> Words(DueMessage message) => message.Proposal is { } proposal
        ? Notices.Of(proposal)
        : Notices.Of(message.Kind, message.Appointment, content, message.Others);

    static Fate FateOf(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => Fate.Sent,
        Outcome.Refused => Fate.Refused,
        Outcome.OptedOut => Fate.OptedOut,
        _ => Fate.Later,
    };

    // An exception's message may quote what was to be said; its type and place do not.
    [LoggerMessage(LogLevel.Error, "A message ({Kind}) could not be sent: {Fault}. It is tried later.\n{Place}")]
    partial void LogFault(string kind, string fault, string? place);
}
