using BotApp.Channels.Activities;

namespace BotApp.Channels.BotConnector;

/// <summary>What an activity of a channel is to us, however much the channel left out.</summary>
public static class Incoming
{
    /// <summary>Events by which channels say that somebody has come, where they do not send <c>conversationUpdate</c>.</summary>
    static readonly string[] Arrivals = ["webchat/join", "startConversation", "requestWelcomeDialog"];

    /// <summary>
    /// A person in a conversation of a channel; in one of several people each is talked with alone. Null where it cannot
    /// be told.
    /// </summary>
    public static string? AddressOf(Activity activity) =>
        activity.Conversation?.Id is { Length: > 0 and <= 1000 } conversation && PersonOf(activity) is { Length: <= 1000 } person
            ? $"{activity.ChannelId} {conversation} {person}"
            : null;

    public static bool Arrives(Activity activity) => activity.Type switch
    {
        "conversationUpdate" => NewcomerOf(activity) is not null,
        "event" => Arrivals.Contains(activity.Name, StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>The text of a message; of a button that gives back a value, that.</summary>
    public static string TextOf(Activity activity) =>
        activity.Text is { Length: > 0 } text ? text : WebChat.Said.Read(activity).Said?.Text ?? "";

    /// <summary>The answer as an activity of this conversation.</summary>
    public static Activity Reply(Activity to, Outbound message) => ActivityText.WriteForAny(message) with
    {
        ChannelId = to.ChannelId,
        ServiceUrl = to.ServiceUrl,
        Conversation = to.Conversation,
        From = to.Recipient ?? new() { Role = "bot" },
        Recipient = to.Type == "conversationUpdate" ? NewcomerOf(to) : to.From,
        ReplyToId = to.Id,
    };

    static string? PersonOf(Activity activity) =>
        activity.Type == "conversationUpdate" ? NewcomerOf(activity)?.Id ?? "" : activity.From?.Id ?? "";

    static Account? NewcomerOf(Activity activity) => activity.MembersAdded?.FirstOrDefault(member =>
        member.Id is { Length: > 0 } && member.Id != activity.Recipient?.Id && member.Role != "bot");
}
