using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>All that is remembered of one conversation. Saved as JSON with each turn, under 2 KB in the usual case.</summary>
public sealed record Conversation
{
    /// <summary>Opaque: says nothing of the person.</summary>
    public required string Id { get; init; }

    public required string Language { get; init; }

    /// <summary>The person asked for the language or wrote plainly in it: no more guessing.</summary>
    public bool LanguageSettled { get; init; }

    /// <summary>E.164, where the channel proves it (text message, call).</summary>
    public string? Phone { get; init; }

    public Goal Goal { get; init; } = new Goal.None();
    public Draft Draft { get; init; } = new();
    public Hold? Hold { get; init; }

    /// <summary>What was asked last, with what the numbers stood for.</summary>
    public Question Question { get; init; } = new(Expected.Anything);

    /// <summary>How often in a row nothing was understood.</summary>
    public int Misses { get; init; }

    /// <summary>What was said last, so that it can be said again, also in another language.</summary>
    public IReadOnlyList<Reply> Said { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Conversation);

    public static Conversation FromJson(string json) =>
        JsonSerializer.Deserialize(json, ConversationJson.Default.Conversation)
        ?? throw new JsonException("An empty conversation.");
}

/// <summary>The answers so far. What is null has not been said.</summary>
public sealed record Draft
{
    public string? Reason { get; init; }
    public string? Zip { get; init; }
    public OfficeNear? Office { get; init; }
    public Party? Party { get; init; }
    public string? Name { get; init; }
    public DateOnly? Birth { get; init; }
    public string? Phone { get; init; }

    /// <summary>Receipt or A-number; empty when the person has none at hand.</summary>
    public string? Case { get; init; }

    public bool? Interpreter { get; init; }
}

/// <summary>What the person came for. The flow of the same name takes it to its end.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(None), "none"), JsonDerivedType(typeof(Book), "book")]
public abstract record Goal
{
    private Goal() { }

    public sealed record None : Goal;
    public sealed record Book : Goal;
}

/// <summary>The question that stands open.</summary>
public sealed record Question(Expected Expected);

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = false)]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class ConversationJson : JsonSerializerContext;
