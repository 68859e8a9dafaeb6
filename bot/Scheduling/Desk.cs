using System.Globalization;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Scheduling;

/// <summary>A time that is asked for, by whom and in whose name.</summary>
/// <param name="IsHeld">It is said to be held already, so it was early enough once.</param>
internal sealed record Asked(
    Caller Caller, string Office, DateTimeOffset Start, int Minutes, Conversation Conversation, bool IsHeld = false);

/// <summary>Does for a caller of the API what the scheduler does for the bot.</summary>
internal sealed class Desk(Database database, Scheduler scheduler, Timetable timetable, TimeProvider time)
{
    const int Nearest = 3;

    public DateTimeOffset Now => time.GetUtcNow();

    public Task<Input> PerformAsync(Effect effect, Conversation conversation, CancellationToken cancellation) =>
        database.TransactAsync(session => PerformAsync(effect, conversation, session), cancellation);

    public Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session) =>
        scheduler.PerformAsync(effect, conversation, session, Now);

    /// <summary>
    /// What cannot be a time at that office, before anybody looks whether it is free. A partner keeps to the booking
    /// window; a line of ours and an office know what they do.
    /// </summary>
    public async Task<Answered?> RefusalAsync(Asked asked, Session session)
    {
        if (asked.Start.ToUnixTimeSeconds() % 900 != 0 || asked.Start.Millisecond != 0)
            return Problems.Wrong("start", "visits begin on the quarter of an hour.");
        if (await timetable.WindowAsync(session, asked.Office) is not { } window)
            return Problems.Wrong("office", "there is no office of this code.");
        var soonest = asked.IsHeld || asked.Caller.Trusts(asked.Office) ? Now : window.Soonest;
        if (asked.Start < soonest)
            return Problems.Wrong("start", string.Create(CultureInfo.InvariantCulture, $"it is too late for this time: not before {soonest:O}."));
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(asked.Start, window.Office.Zone);
        if (DateOnly.FromDateTime(local.DateTime) > window.Last)
            return Problems.Wrong("start", string.Create(CultureInfo.InvariantCulture, $"it is after the booking window, which ends on {window.Last:O}."));
        return null;
    }

    /// <summary>Somebody was faster: the nearest times that are free.</summary>
    public async Task<Answered> TakenAsync(Asked asked, Session session, string? moving = null)
    {
        var found = (Input.TimesFound)await PerformAsync(
            new Effect.FindTimes(asked.Office, asked.Minutes, moving), asked.Conversation, session);
        var nearest = found.Days.SelectMany(day => day.Starts)
            .OrderBy(start => (start - asked.Start).Duration()).Take(Nearest).Order().ToArray();
        return asked.IsHeld
            ? Problems.Of(StatusCodes.Status409Conflict, Failures.LeaseExpired,
                "The hold ended and the time has gone.", "hold", ("nearest", nearest))
            : Problems.Of(StatusCodes.Status409Conflict, Failures.SlotUnavailable,
                "This time is not free.", "start", ("nearest", nearest));
    }
}
