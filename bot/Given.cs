using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Channels;

namespace BotApp.Bot;

/// <summary>An answer as it is kept beside the message that it answered.</summary>
/// <param name="Into">The language that it has yet to be translated into; null where it is as it is said.</param>
internal sealed record Given(Outbound Message, string? Into = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, GivenJson.Default.Given);

    public static Given FromJson(string json) => JsonSerializer.Deserialize(json, GivenJson.Default.Given)!;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Given))]
internal sealed partial class GivenJson : JsonSerializerContext;
