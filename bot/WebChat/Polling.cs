using BotApp.Channels.WebChat;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.WebChat;

/// <summary>
/// Looks for what other processes have written to the chats whose sockets this one holds: one question to the database
/// for all of them, and none while there are no sockets.
/// </summary>
internal sealed partial class Polling(
    Bells bells, Database database, TimeProvider time, IOptions<WebChatOptions> options, ILogger<Polling> log)
    : BackgroundService
{
    /// <summary>Longer than a commit takes and clocks of processes differ.</summary>
    static readonly TimeSpan Back = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (bells.Count > 0)
                await LookAsync(stoppingToken);
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            var since = time.GetUtcNow() - Back;
            foreach (var (chat, last) in await database.ReadAsync(session => Chats.TouchedAsync(session, since), cancellation))
                bells.Ring(chat, last);
        }
        catch (DatabaseUnavailableException)
        {
            LogAway();
        }
        // Whatever it is: the next look may do better, and nobody's process ends for it.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogFault(fault.GetType().Name, fault.StackTrace);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer: chats hear of news later.")]
    partial void LogAway();

    // An exception's message may quote what was said; its type and place do not.
    [LoggerMessage(LogLevel.Error, "A look for news of chats failed with {Fault}.\n{Place}")]
    partial void LogFault(string fault, string? place);
}
