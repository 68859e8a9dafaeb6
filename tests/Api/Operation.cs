using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Api;

/// <summary>One operation of the API as its OpenAPI document has it.</summary>
internal sealed partial record Operation(string Id, string Method, string Path, IReadOnlyList<string> Roles, JsonElement Json, JsonElement Document)
{
    public override string ToString() => Id;

    public bool TakesBody => Json.TryGetProperty("requestBody", out _);

    public JsonElement Body => Resolve(Json.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"));

    public IEnumerable<(string Name, string In)> Parameters => !Json.TryGetProperty("parameters", out var all) ? []
        : all.EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!));

    public bool TakesKeyOfItsOwn => Parameters.Any(one => one.Name == "Idempotency-Key");

    public static async Task<IReadOnlyList<Operation>> AllAsync(HttpClient http)
    {
        var document = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;
        return [.. from path in document.GetProperty("paths").EnumerateObject()
                   from method in path.Value.EnumerateObject()
                   select new Operation(method.Value.GetProperty("operationId").GetString()!, method.Name.ToUpperInvariant(),
                       path.Name[ApiHost.Root.Length..], Keys(method.Value), method.Value, document)];
    }

    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var to)
        ? Document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1])
        : schema;

    /// <summary>Each field that a body can have, those inside of lists too, with what it cannot be.</summary>
    /// <param name="body">A body that is right: what is inside of a list is put into the list's first.</param>
    public IEnumerable<(string Path, JsonNode? Body)> WrongBodies(JsonObject body) => Wrong(Body, body, "");

    IEnumerable<(string, JsonNode?)> Wrong(JsonElement schema, JsonObject good, string path)
    {
        HashSet<string> required = schema.TryGetProperty("required", out var all) ? [.. all.EnumerateArray().Select(one => one.GetString()!)] : [];
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            foreach (var value in WrongValues.Of(field.Name, Resolve(field.Value), required.Contains(field.Name)))
                yield return (path + field.Name, With(good, field.Name, value));
            if (required.Contains(field.Name))
                yield return (path + field.Name, Without(good, field.Name));
            foreach (var (inside, items) in WrongItems(field, path))
                yield return (inside, With(good, field.Name, items));
        }
        yield return ($"{path}nmae", With(good, "nmae", "x"));
    }

    /// <summary>A list whose first is wrong, by each of its fields.</summary>
    IEnumerable<(string, JsonNode?)> WrongItems(JsonProperty field, string path)
    {
        if (!field.Value.TryGetProperty("items", out var items))
            yield break;
        var item = Resolve(items);
        if (!item.TryGetProperty("properties", out _))
            foreach (var value in WrongValues.Of(field.Name, item, required: true))
                yield return (path + field.Name, new JsonArray(value));
        else
            foreach (var (inside, value) in Wrong(item, Samples.Item(field.Name), $"{path}{field.Name}[0]."))
                yield return (inside, new JsonArray(value));
    }

    static JsonObject With(JsonObject body, string field, JsonNode? value)
    {
        var changed = (JsonObject)body.DeepClone();
        changed[field] = value;
        return changed;
    }

    static JsonObject Without(JsonObject body, string field)
    {
        var changed = (JsonObject)body.DeepClone();
        changed.Remove(field);
        return changed;
    }

    /// <summary>Which roles' keys it takes; none: it takes no key.</summary>
    static string[] Keys(JsonElement operation) =>
        operation.TryGetProperty("description", out var said) && Named().Match(said.GetString()!) is { Success: true } keys
            ? keys.Groups[1].Value.Split(", ") : [];

    [GeneratedRegex(@"Keys: ([a-z, ]+)\.")]
    private static partial Regex Named();
}
