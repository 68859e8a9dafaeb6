using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Channels;

namespace BotApp.Bot;

/// <summary>An answer as it is kept.</summary>
[JsonSerializable(typeof(Outbound))]
internal sealed partial class OutboundJson : JsonSerializerContext
{
    public static string Write(Outbound message) => JsonSerializer.Serialize(message, Default.Outbound);

    public static Outbound Read(string json) => JsonSerializer.Deserialize(json, Default.Outbound)!;
}
