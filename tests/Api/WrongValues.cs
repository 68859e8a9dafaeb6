using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotApp.Tests.Api;

/// <summary>What a field cannot be, by its schema: of another type, of another form, too long, too much, not of this world.</summary>
internal static class WrongValues
{
    static readonly string Huge = new('x', 5000);

    /// <summary>What no form of ours allows: a control, the place of a code, a text that is written from the other side.</summary>
    static readonly string[] Dirt = ["", "a\0b", "\uE000MAN-27-1001\uE001", "Ana\u202Egnol", "a\u2028b", "\u2067a", Huge];

    public static IEnumerable<JsonNode?> Of(string field, JsonElement schema, bool required)
    {
        if (required)
            yield return null;
        foreach (var one in Typed(schema).Concat(Meant(field)))
            yield return one;
    }

    static IEnumerable<JsonNode?> Typed(JsonElement schema) => (Type(schema), Text(schema, "format")) switch
    {
        ("array", _) => [7, "x", new JsonObject(), new JsonArray([null]), TooMany(schema)],
        ("boolean", _) => ["yes", "", 1, new JsonArray()],
        ("integer", _) => [
            "2", "", true, 1.5, new JsonArray(), 99_999_999_999,
            schema.GetProperty("minimum").GetInt32() - 1, schema.GetProperty("maximum").GetInt32() + 1],
        ("string", "date") => [.. Others, "", "tomorrow", "2027-02-29", "03/04/2027", "10000-01-01", "2027-03-04T00:00:00Z", Huge],
        ("string", "time") => [.. Others, "", "nine", "25:00", "-01:00", "9", "09:61", Huge],
        ("string", "date-time") => [
            .. Others, "", "tomorrow", "2027-02-29T10:00:00-05:00", "2027-03-05T10:00:00", "2027-03-05", "2027-03-05T25:00:00-05:00", Huge],
        ("string", _) when schema.TryGetProperty("pattern", out _) => [.. Others, .. Dirt.Select(text => (JsonNode)text)],
        ("string", _) => [.. Others, Huge],
        _ => [7, "x", new JsonArray()],
    };

    /// <summary>Of the right form, and wrong nevertheless.</summary>
    static IEnumerable<JsonNode?> Meant(string field) => field switch
    {
        "party" or "reaction" or "kind" or "office" or "conversation" or "hold" => ["🙂", "'; DROP TABLE appointments; --"],
        "start" => [
            "2027-03-02T09:00:00-05:00", "2026-03-05T10:00:00-05:00", "2028-03-05T10:00:00-05:00", "2027-03-05T10:07:00-05:00",
            "2027-03-14T02:30:00.5-05:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:45:00-05:00"],
        "birth" => ["1890-01-01", "2031-01-01"],
        "date" => ["2027-03-01", "2031-01-01"],
        "case" => ["123-45-6789", "123456789"],
        "caller" or "phone" => ["3055550142", "+0"],
        "name" => ["12345", "   "],
        _ => [],
    };

    static JsonNode?[] Others => [7, true, new JsonArray("x"), new JsonObject { ["a"] = 1 }];

    static JsonArray TooMany(JsonElement schema) =>
        new([.. Enumerable.Range(0, schema.GetProperty("maxItems").GetInt32() + 1).Select(static _ => (JsonNode?)null)]);

    static string? Type(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null");

    static string? Text(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.GetString() : null;
}
