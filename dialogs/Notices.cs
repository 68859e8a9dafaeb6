using BotApp.Dialogs.Flows;

namespace BotApp.Dialogs;

/// <summary>What a message of the outbox says, made from the appointment as it is when the message goes.</summary>
public static class Notices
{
    /// <summary>What is said once for all who come together.</summary>
    static readonly HashSet<string> Grouped = ["confirmed", "moved", Reminders.Bring, Reminders.DayBefore, Reminders.Morning];

    /// <summary>What is proposed and till when it is held.</summary>
    public static IReadOnlyList<Reply> Of(Proposal proposal) =>
    [
        Patterns.Proposed.Told(proposal.Kind switch
        {
            ProposalKind.Stay => "remind.stay",
            ProposalKind.Closure => proposal.People > 1 ? "remind.closure.group" : "remind.closure",
            _ => proposal.People > 1 ? "remind.offer.group" : "remind.offer",
        }, proposal),
    ];

    /// <param name="kind">Why it is said, a sentence <c>remind.KIND</c>: confirmed, bring, day, morning, moved ...</param>
    /// <param name="others">Those who come together with that person: one message tells of all.</param>
    public static IReadOnlyList<Reply> Of(
        string kind, Appointment? appointment, Content content, params IReadOnlyList<Appointment> others)
    {
        if (appointment is null)
            return [Reply.Of($"remind.{kind}")];
        var told = others.Count > 0 && Grouped.Contains(kind)
            ? Confirmed.Group($"remind.{kind}", [appointment, .. others])
            : Confirmed.Told($"remind.{kind}", appointment);
        var bring = content.Reason(appointment.Reason).Bring.Select(item => new Value.Sentence($"bring.{item}"));
        return
        [
            told with
            {
                Holes = new Dictionary<string, Value>(told.Holes)
                {
                    ["end"] = Confirmed.End(appointment),
                    ["bring"] = new Value.Sentence("bring", new Dictionary<string, Value> { ["items"] = new Value.Many([.. bring]) }),
                },
            },
            .. kind is "confirmed" or "moved" ? Confirmed.Sheet(appointment, content.Rules) : [],
        ];
    }
}
