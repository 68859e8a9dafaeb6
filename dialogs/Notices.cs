using BotApp.Dialogs.Flows;

namespace BotApp.Dialogs;

/// <summary>What is said of an appointment without being asked: confirmations, reminders, warnings.</summary>
public static class Notices
{
    /// <param name="kind">Why it is said: the sentence <c>notice.KIND</c>.</param>
    public static IReadOnlyList<Reply> Of(string kind, Appointment? appointment, Content content) => appointment is null
        ? [Reply.Of($"notice.{kind}")]
        : [Confirmed.Told($"notice.{kind}", appointment)];
}
