using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Dialogs.Flows;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>All that is remembered of one conversation. Saved as JSON with each turn, under 2 KB in the usual case.</summary>
public sealed record Conversation
{
    /// <summary>Opaque: says nothing of the person.</summary>
    public required string Id { get; init; }

    public required string Language { get; init; }

    /// <summary>The person asked for the language or wrote plainly in it.</summary>
    public bool LanguageSettled { get; init; }

    /// <summary>
    /// The tag of a language without a folder that the person speaks, by way of an interpreter and English.
    /// </summary>
    public string? Foreign { get; init; }

    /// <summary>They know that a machine translates.</summary>
    public bool ToldOfMachine { get; init; }

    /// <summary>The language in which the person reads us.</summary>
    [JsonIgnore]
    public string Reads => Foreign ?? Language;

    /// <summary>E.164, where the channel proves it (text message, call).</summary>
    public string? Phone { get; init; }

    /// <summary>When the last message was received.</summary>
    public DateTimeOffset HeardAt { get; init; }

    public Goal Goal { get; init; } = Goal.Nothing;
    public Draft Draft { get; init; } = Draft.Empty;

    /// <summary>Days and times wished for.</summary>
    public Wish Wish { get; init; } = Wish.Any;

    /// <summary>
    /// Words with a day or time in them that were said before the office was known. "Tomorrow" and "at 3" are local to
    /// an office and its hours, so they are read again when there is one.
    /// </summary>
    public WishSaid? WishSaid { get; init; }

    /// <summary>Times offered and not taken, so that "more" brings others.</summary>
    public IReadOnlyList<DateTimeOffset> Seen { get; init; } = [];

    /// <summary>A time held for this conversation alone.</summary>
    public Hold? Hold { get; init; }

    /// <summary>What was asked last, with what the numbers stood for.</summary>
    public Question Question { get; init; } = Question.None;

    /// <summary>A question of the person's that waits for an office: a topic of the ask flow.</summary>
    public string? Asking { get; init; }

    /// <summary>The appointment that was told last: "where is it?" is asked when all is done.</summary>
    public Recent? Recent { get; init; }

    /// <summary>Answers in the order they were asked for: the way back.</summary>
    public IReadOnlyList<Field> Trail { get; init; } = [];

    /// <summary>How often in a row nothing was understood.</summary>
    public int Misses { get; init; }

    /// <summary>The phone call under way; null when nobody is on the line.</summary>
    public Calls.Call? Call { get; init; }

    /// <summary>The caller asked for slower speech, and gets it in the next call too.</summary>
    public bool Slow { get; init; }

    /// <summary>The person said whether texts reach this phone; null when it was not asked.</summary>
    public bool? Texts { get; init; }

    /// <summary>What was said last, so that it can be said again, also in another language.</summary>
    public IReadOnlyList<Reply> Said { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Conversation);

    /// <exception cref="JsonException">Not a conversation.</exception>
    public static Conversation FromJson(string json) =>
        JsonSerializer.Deserialize(json, ConversationJson.Default.Conversation)
        ?? throw new JsonException("An empty conversation.");
}

/// <summary>What the person came for. The flow of the same name takes it to its end.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(None), "none"), JsonDerivedType(typeof(Book), "book"), JsonDerivedType(typeof(Existing), "existing")]
public abstract record Goal
{
    private Goal() { }

    public static Goal Nothing { get; } = new None();

    public sealed record None : Goal;

    /// <param name="PhoneChecked">It is known whether this phone has appointments already.</param>
    public sealed record Book(bool PhoneChecked = false) : Goal;

    /// <summary>Something about an appointment there is, once it is known which.</summary>
    /// <param name="Of">The one that is meant; null until it is known.</param>
    /// <param name="Digits">Its number or the number's end, as far as it was said.</param>
    /// <param name="Name">The name as it should be, for a correction.</param>
    /// <param name="Company">The numbers of those who come together with that person.</param>
    /// <param name="All">They are meant too.</param>
    public sealed record Existing(
        Deed Deed, Appointment? Of = null, string? Digits = null, string? Name = null,
        IReadOnlyList<string>? Company = null, bool? All = null) : Goal
    {
        /// <summary>How many are meant.</summary>
        [JsonIgnore]
        public int People => All == true ? 1 + Company!.Count : 1;

        /// <summary>The numbers of those who are meant besides.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> Others => All == true ? Company! : [];
    }
}

public enum Deed { Show, Move, Cancel, Attend, Rename }

/// <summary>The question that stands open.</summary>
/// <param name="Key">The sentence it was asked with.</param>
/// <param name="Options">What the numbers stand for, from 1: office codes, instants, appointment numbers ...</param>
public sealed record Question(string Key, Expected Expected = Expected.Anything, params IReadOnlyList<string> Options)
{
    public static Question None { get; } = new("");

    /// <summary>The option with this number, or null.</summary>
    public string? Option(int? choice) => choice switch
    {
        >= 1 and var n when n <= Options.Count => Options[n - 1],
        Choices.Last when Options.Count > 0 => Options[^1],
        _ => null,
    };
}

/// <param name="Office">Its code.</param>
public sealed record Recent(string Office, string Reason);

public sealed record WishSaid(string Words, DateTimeOffset At, string Language);

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Conversation)), JsonSerializable(typeof(Draft)), JsonSerializable(typeof(Wish))]
internal sealed partial class ConversationJson : JsonSerializerContext;
