using BotApp.Channels.Scheduling;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// A key of the role book keeps a share of an office's day and no more, however many conversations it says there are: holds
/// cost nothing, and a program that renews them would shut people out. A line is not counted: it is what people talk to, may
/// well be the only way in, and slows its callers itself; the staff knows what it does.
/// </summary>
internal sealed class HoldShare(Timetable timetable, IOptions<ApiOptions> options, TimeProvider time)
{
    /// <returns>Null where this hold is within the share.</returns>
    public async Task<Answered?> RefusalAsync(Asked asked, Session session)
    {
        var caller = asked.Caller;
        if (caller.Role is not Role.Book
            || await timetable.HeldAsync(session, caller.Prefix, asked.Conversation, asked.Office, asked.Start) is not { } share
            || share.HasRoomFor(asked.People, asked.Minutes, options.Value.HeldPercent))
            return null;
        var seconds = Math.Max(1, (int)Math.Ceiling((share.Ends - time.GetUtcNow()).TotalSeconds));
        Answered refusal = Problems.Of(StatusCodes.Status429TooManyRequests, Failures.TooManyHolds,
            $"This key keeps as much of that day as one may: book or let go, or try again in {seconds} s.", "start");
        return refusal with { RetryAfter = seconds };
    }
}
