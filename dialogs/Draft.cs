using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Dialogs.Understanding;

namespace BotApp.Dialogs;

/// <summary>The answers so far. What is null has not been said.</summary>
public sealed record Draft
{
    public static Draft Empty { get; } = new();

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

    /// <summary>Asked whether this is the person who has an appointment already: false, another one; null, not asked.</summary>
    public bool? Same { get; init; }

    /// <summary>How many come together; null or 1 for one person.</summary>
    public int? People { get; init; }

    /// <summary>
    /// Of a group those whose answers are complete. The one spoken of now is in <see cref="Name"/>, <see cref="Birth"/>
    /// and <see cref="Case"/>, and stands among them at <see cref="Place"/>, or last.
    /// </summary>
    public IReadOnlyList<Visitor> Others { get; init; } = [];

    public int? Place { get; init; }

    /// <summary>A place in line is wanted, not a time.</summary>
    public Waiting? Waiting { get; init; }

    /// <summary>What was answered for an appointment, for another time of it or instead of it.</summary>
    /// <param name="phone">Where it has none itself.</param>
    internal static Draft Of(Appointment one, string? phone) => new()
    {
        Reason = one.Reason,
        Office = one.Office,
        Party = one.Party,
        Name = one.Name,
        Birth = one.Birth,
        Phone = one.Phone ?? phone,
        Case = one.Case ?? "",
        Interpreter = one.Interpreter,
    };

    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Draft);

    /// <exception cref="JsonException">Not a draft.</exception>
    public static Draft FromJson(string json) => JsonSerializer.Deserialize(json, ConversationJson.Default.Draft) ?? Empty;

    /// <summary>All who come, in the order in which they were told.</summary>
    [JsonIgnore]
    public IReadOnlyList<Visitor> Everyone =>
        [.. Others.Take(Place ?? Others.Count), new(Name, Birth, Case, Same), .. Others.Skip(Place ?? Others.Count)];
}

/// <param name="Asked">Days and hours were asked for.</param>
/// <param name="Notice">Hours of notice that the person needs.</param>
/// <param name="Moving">Number of the appointment that another time is waited for.</param>
public sealed record Waiting(bool Asked = false, int? Notice = null, string? Moving = null, bool Checked = false);

/// <summary>One person of a booking.</summary>
public sealed record Visitor(string? Name, DateOnly? Birth, string? Case = null, bool? Same = null);
