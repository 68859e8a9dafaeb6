using BotApp.Dialogs.Flows;

namespace BotApp.Dialogs.Rendering;

/// <summary>What a message of the outbox says, made from the appointment as it is when the message goes.</summary>
public static class Reminder
{
    /// <param name="kind">A sentence <c>remind.KIND</c>: confirmed, bring, day, morning, moved, cancelled, locked.</param>
    public static IReadOnlyList<Reply> Say(string kind, Appointment appointment, Content content)
    {
        var told = Confirmed.Told($"remind.{kind}", appointment);
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
        ];
    }
}
