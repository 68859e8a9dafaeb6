using System.Diagnostics;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>Performs what the core decided, inside the turn's own transaction, and answers as the core understands it.</summary>
public sealed class Scheduler(IOptions<BookingOptions> options, Codes codes, Random random)
{
    public Task<Input> PerformAsync(
        Effect effect, Conversation conversation, Session session, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        throw new UnreachableException($"{options} {codes} {random} {effect} {conversation} {session} {now} {cancellation}");
}
