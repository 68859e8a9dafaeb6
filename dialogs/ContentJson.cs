using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BotApp.Dialogs.Calls;
using BotApp.Dialogs.Rendering;

namespace BotApp.Dialogs;

/// <summary>Reads the data files that travel inside the assembly. A broken one stops the start and names itself.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<Reason>))]
[JsonSerializable(typeof(Calendar))]
[JsonSerializable(typeof(Speaker))]
[JsonSerializable(typeof(IReadOnlyList<Region>))]
internal sealed partial class ContentJson : JsonSerializerContext
{
    internal static bool Has(string resource) =>
        typeof(ContentJson).Assembly.GetManifestResourceInfo(resource) is not null;

    internal static T Read<T>(string resource, JsonTypeInfo<T> type)
    {
        using var stream = typeof(ContentJson).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"{resource} is missing.");
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException($"{resource} is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{resource}, line {fault.LineNumber + 1}: {fault.Message}", fault);
        }
    }
}
