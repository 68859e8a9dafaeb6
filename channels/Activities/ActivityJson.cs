using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BotApp.Channels.Activities;

/// <summary>Activities as bytes, both ways.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true, MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(JsonNode))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>
    /// For what goes out: letters of any alphabet as they are. Nothing of it is ever put into a page's markup.
    /// </summary>
    public static ActivityJson Wire => field ??=
        new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <returns>Null for what is no activity: not JSON, nested too deep, a field of the wrong kind.</returns>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.Activity);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null; // The second is what half a surrogate pair gets.
        }
    }
}

/// <summary>Activities after a watermark, and the watermark after them.</summary>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark = null);

/// <summary>What a sender with <c>deliveryMode: expectReplies</c> gets.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);
