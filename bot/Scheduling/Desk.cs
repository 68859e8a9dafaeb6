using System.Globalization;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Outbox;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Scheduling;

/// <summary>A time that is asked for, by whom and in whose name.</summary>
/// <param name="IsHeld">It is said to be held already.</param>
/// <param name="Starts">Of a group, when each visit begins; null where that is to be found out.</param>
internal sealed record Asked(
    Caller Caller, string Office, DateTimeOffset Start, int Minutes, Conversation Conversation, bool IsHeld = false,
    int People = 1, IReadOnlyList<DateTimeOffset>? Starts = null);

/// <summary>Does for a caller of the API what the scheduler does for the bot.</summary>
internal sealed class Desk(Database database, Scheduler scheduler, Timetable timetable, TimeProvider time)
{
    const int Nearest = 3;

    public DateTimeOffset Now => time.GetUtcNow();

    public Task<Input> PerformAsync(Effect effect, Conversation conversation, CancellationToken cancellation) =>
        database.TransactAsync(session => PerformAsync(effect, conversation, session), cancellation);

    public async Task<Input> PerformAsync(Effect effect, Conversation conversation, Session session)
    {
        var outcome = await scheduler.PerformAsync(effect, conversation, session, Now);
        if (effect is Effect.Book or Effect.JoinLine or Effect.Answer)
            Spoke(conversation, session);
        return outcome;
    }

    /// <summary>
    /// Somebody is talking to a line at this moment: a bare digit of theirs may answer something else than what is
    /// proposed to them now, so that must name itself.
    /// </summary>
    void Spoke(Conversation conversation, Session session)
    {
        if (conversation.Phone is not null)
            Conversations.Save(session, conversation, Now);
    }

    /// <summary>
    /// What cannot be a time at that office, before anybody looks whether it is free. A partner keeps to the booking
    /// window; a line of ours and an office know what they do.
    /// </summary>
    /// <param name="ahead">Where the office was asked about already.</param>
    public async Task<Answered?> RefusalAsync(Asked asked, Session session, Questions? ahead = null)
    {
        if (IsOff(asked.Start))
            return Problems.Wrong("start", "visits begin on the quarter of an hour.");
        if (await (ahead?.WindowAsync() ?? timetable.WindowAsync(session, asked.Office)) is not { } window)
            return Problems.Wrong("office", "there is no office of this code.");
        if (asked.Starts is { } starts && (starts.Count != asked.People || starts[0] != asked.Start || starts.Any(IsOff)))
            return Problems.Wrong("starts", "one for each person, the first that of the visit, each on the quarter of an hour.");
        var soonest = asked.Caller.Trusts(asked.Office) ? Now : window.Soonest;
        if (asked.Start < soonest && !await IsKeptAsync(asked, session))
            return asked.IsHeld && asked.Start > Now
                ? await TakenAsync(asked, session)
                : Problems.Wrong("start", string.Create(CultureInfo.InvariantCulture, $"it is too late for this time: not before {soonest:O}."));
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(asked.Start, window.Office.Zone);
        if (DateOnly.FromDateTime(local.DateTime) > window.Last)
            return Problems.Wrong("start", string.Create(CultureInfo.InvariantCulture, $"it is after the booking window, which ends on {window.Last:O}."));
        return null;
    }

    /// <summary>It is held, so it was early enough once. That it is said to be held is not enough.</summary>
    async Task<bool> IsKeptAsync(Asked asked, Session session) =>
        asked.IsHeld && asked.Start > Now && await timetable.HoldAsync(session, asked.Conversation) is { } hold
            && hold.Office == asked.Office && hold.Start == asked.Start;

    /// <summary>What a booking at that office has to know, asked in one go.</summary>
    public Questions Ask(Asked asked, Draft draft, Session session) => scheduler.Ask(
        draft, asked.Office, asked.IsHeld ? null : asked.Start, asked.Conversation, session, Now);

    public async Task<Input> BookAsync(Draft draft, Hold hold, Asked asked, Questions ahead, Session session)
    {
        // A group's time has been held since: what is held is another now.
        if (asked.People > 1 && asked.Starts is null)
            return await PerformAsync(new Effect.Book(draft, hold), asked.Conversation, session);
        var outcome = await scheduler.BookAsync(new(draft, hold), ahead, asked.Conversation, session, Now);
        Spoke(asked.Conversation, session);
        return outcome;
    }

    static bool IsOff(DateTimeOffset start) => start.UtcTicks % TimeSpan.FromMinutes(15).Ticks != 0;

    /// <summary>The time to be booked: as it is said, or for a group as it is found next to each other.</summary>
    /// <returns>Null where a group finds no room.</returns>
    public async Task<Hold?> TimeAsync(Asked asked, Session session)
    {
        var hold = new Hold(asked.Office, asked.Start, asked.Minutes, Now);
        if (asked.People == 1)
            return hold;
        if (asked.Starts is { } starts)
            return hold with { Starts = starts };
        return await PerformAsync(
            new Effect.HoldTime(asked.Office, asked.Start, asked.Minutes, People: asked.People), asked.Conversation, session)
            is Input.TimeHeld held ? held.Hold : null;
    }

    /// <summary>
    /// A line has told its caller already: in writing, so that those messages need not go out; or on the phone, so that nobody
    /// need be called.
    /// </summary>
    public void Told(
        bool? told, bool? heard, IEnumerable<Appointment> appointments, string kind, Conversation conversation, Session session)
    {
        if (conversation.Phone is not { } phone)
            return;
        foreach (var appointment in appointments)
            if (heard == true)
                OutboxMessages.Heard(session, appointment.Number, kind, Now);
            else if (told == true)
                OutboxMessages.Answered(session, appointment.Number, kind, phone, "", Now);
    }

    /// <summary>Somebody was faster: the nearest times that are free.</summary>
    public async Task<Answered> TakenAsync(Asked asked, Session session, string? moving = null)
    {
        var found = (Input.TimesFound)await PerformAsync(
            new Effect.FindTimes(asked.Office, asked.Minutes, moving, asked.People), asked.Conversation, session);
        var nearest = found.Days.SelectMany(day => day.Starts)
            .OrderBy(start => (start - asked.Start).Duration()).Take(Nearest).Order().ToArray();
        return asked.IsHeld
            ? Problems.Of(StatusCodes.Status409Conflict, Failures.LeaseExpired,
                "The hold ended and the time has gone.", "hold", ("nearest", nearest))
            : Problems.Of(StatusCodes.Status409Conflict, Failures.SlotUnavailable,
                "This time is not free.", "start", ("nearest", nearest));
    }
}
