using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Channels.Activities;

/// <summary>
/// The Bot Framework's activity, as Direct Line and the connector both carry it: the fields that we read or write.
/// Channels leave out what they like, so all of it is optional.
/// </summary>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    /// <summary>ISO 8601; of a message in it is the sender's word, so nothing is reckoned from it.</summary>
    public string? Timestamp { get; init; }

    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public Account? From { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public Account? Recipient { get; init; }
    public IReadOnlyList<Account>? MembersAdded { get; init; }

    /// <summary>BCP 47. Of a message in: what its page or channel speaks, which need not be what the person writes.</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>: otherwise Web Chat reads Markdown, which changes dashes, quotes and numbered lines.</summary>
    public string? TextFormat { get; init; }

    public string? InputHint { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public string? ReplyToId { get; init; }

    /// <summary><c>expectReplies</c>: the answer goes into the response.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Of an event: what happened.</summary>
    public string? Name { get; init; }

    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }
}

public record Account
{
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; init; }
}

public sealed record ConversationAccount : Account
{
    public string? TenantId { get; init; }
}

public sealed record SuggestedActions(IReadOnlyList<CardAction> Actions)
{
    public IReadOnlyList<string> To { get; init; } = [];
}

/// <summary>A button.</summary>
/// <param name="Type"><c>imBack</c> says its value; <c>messageBack</c> says its text and shows <paramref name="DisplayText"/>.</param>
public sealed record CardAction(
    string Type, string Title, string? Value = null, string? Text = null, string? DisplayText = null);

public sealed record Attachment(string ContentType, JsonNode? Content = null);
