using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>What every flow may look at besides the conversation: the content and the time.</summary>
public sealed record Scene(Content Content, DateTimeOffset Now)
{
    public Rules Rules => Content.Rules;

    /// <summary>The utterance that is being heard; null where what was proposed has been asked for already.</summary>
    public Input.Heard? Heard { get; init; }

    /// <summary>How long nothing had been heard before it.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>How long the visit takes, at that office where it has a length of its own.</summary>
    public int Minutes(Draft draft) => draft is { Reason: { } reason, Office.Lengths: { } lengths } && lengths.TryGetValue(reason, out var own)
        ? own : Content.Reason(draft.Reason).Minutes;

    /// <summary>Local time of the office spoken of, or of the house where none is known yet.</summary>
    public DateTime Local(Conversation conversation, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Office(conversation)?.Zone ?? Rules.Zone)).DateTime;

    public Listening Listening(Conversation conversation, DateTimeOffset heardAt)
    {
        var (office, now) = (Office(conversation), Local(conversation, heardAt));
        var today = DateOnly.FromDateTime(now);
        return new(
            conversation.Language, now, conversation.Question.Expected, (today, today.AddDays(Rules.WindowDays)),
            office is { Opens: { } opens, Closes: { } closes } ? (opens, closes) : null);
    }

    static OfficeNear? Office(Conversation conversation) =>
        conversation.Goal is Goal.Existing { Of: { } appointment } ? appointment.Office : conversation.Draft.Office;
}
