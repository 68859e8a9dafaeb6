using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>What every effect is performed with: the turn's transaction, who speaks, when, and the rules.</summary>
internal sealed record Occasion(Session Session, Conversation Conversation, DateTimeOffset Now, BookingOptions Rules)
{
    /// <summary>Who is held to account for wrong codes and many bookings: the phone where the channel proves it.</summary>
    public string Caller => Conversation.Phone ?? Conversation.Id;

    /// <summary>Whose the hold is: one a conversation, whatever channel it is held in.</summary>
    public string Holder { get; init; } = Conversation.Id;
}
