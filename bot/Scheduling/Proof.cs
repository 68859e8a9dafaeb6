using System.Diagnostics;
using System.Globalization;
using BotApp.Channels.Scheduling;
using BotApp.Dialogs;
using BotApp.Infra.Data;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Scheduling;

/// <summary>
/// Who may touch an appointment: whoever has its code, with the same patience as the bot's; a line and the office where it
/// is need none. What is not there and what is not theirs looks the same.
/// </summary>
internal sealed class Proof(Desk desk, Timetable timetable)
{
    /// <param name="others">Numbers that are to share its fate: of people who come together with this one.</param>
    public async Task<(Appointment? Appointment, Answered? Refusal)> OfAsync(
        Caller caller, string number, string? code, Conversation conversation, Session session,
        IReadOnlyList<string>? others = null)
    {
        var (one, refusal) = await OfAsync(caller, number, code, conversation, session);
        if (one is null)
            return (null, refusal);
        var meant = new HashSet<string> { number, one.Number };
        foreach (var other in others ?? [])
            if (!meant.Add(other) || one.Together is null
                || (await timetable.AppointmentAsync(session, other))?.Together != one.Together)
                return (null, Problems.Wrong("others", "numbers of people who come together with this one."));
        return (one, null);
    }

    async Task<(Appointment? Appointment, Answered? Refusal)> OfAsync(
        Caller caller, string number, string? code, Conversation conversation, Session session)
    {
        if (!Reading.Number().IsMatch(number))
            return (null, Problems.NotFound("There is no such appointment."));
        if (code is null && caller.Role is Role.Book)
            return (null, Problems.Wrong("code", "this takes the code that came with the number."));
        if (code is not null)
            return Read(await desk.PerformAsync(new Effect.FindByCode(number, code), conversation, session));
        return await timetable.AppointmentAsync(session, number) is { } found && caller.Trusts(found.Office.Code)
            ? (found, null)
            : (null, Problems.NotFound("There is no such appointment."));
    }

    static (Appointment?, Answered?) Read(Input found) => found switch
    {
        Input.AppointmentsFound { Appointments: [var one] } => (one, null),
        var refused => (null, Refusal(refused)),
    };

    /// <summary>How a search ended that found nothing.</summary>
    public static Answered Refusal(Input refused) => refused switch
    {
        Input.NotFound { Slower: var slower } => Problems.Of(StatusCodes.Status404NotFound, Failures.NotFound,
            "There is no appointment with these details.", null, ("slower", slower)),
        Input.LockedOut { Until: var until } => Problems.Of(StatusCodes.Status423Locked, Failures.Locked,
            "Too many wrong codes: nothing is tried for a while.", null,
            ("until", until.ToString("O", CultureInfo.InvariantCulture))),
        _ => throw new UnreachableException(),
    };
}
