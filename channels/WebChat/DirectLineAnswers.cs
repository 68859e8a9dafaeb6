using System.Text.Json.Serialization;

namespace BotApp.Channels.WebChat;

/// <summary>What Direct Line 3.0 answers, but for activities.</summary>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="StreamUrl">Absent where nothing was opened: a token alone.</param>
public sealed record ConversationAnswer(
    string ConversationId, string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

/// <summary>What a message got for an identifier.</summary>
public sealed record ResourceAnswer(string Id);

public sealed record ErrorAnswer(ErrorDetail Error);

/// <param name="Code">In one word, as clients look for it: <c>TokenExpired</c>.</param>
public sealed record ErrorDetail(string Code, string Message);

/// <summary>What may stand in the body of a request for a token or a conversation.</summary>
public sealed record ConversationRequest(Activities.Account? User = null, string? Locale = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true, MaxDepth = 16)]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ConversationRequest))]
public sealed partial class DirectLineJson : JsonSerializerContext;
