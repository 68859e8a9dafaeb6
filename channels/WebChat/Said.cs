using System.Text.Json;
using System.Text.Json.Serialization;
using BotApp.Channels.Activities;

namespace BotApp.Channels.WebChat;

/// <summary>
/// What a person said, of all that their page sent: enough for the page to know its own message again. The rest is
/// dropped, so nothing that somebody else's script put there reaches another page.
/// </summary>
/// <param name="ClientId"><c>channelData.clientActivityID</c>: the page's own name for the message.</param>
/// <param name="Shown">What the page shows in place of the text: the words on the button that said a number.</param>
public sealed record Said(string Text, string? Locale, string? ClientId, string? Shown)
{
    const int LongestText = 4000, LongestId = 200;

    /// <returns>The message, or the name of the first field that is missing or cannot be right.</returns>
    public static (Said? Said, string? Wrong) Read(Activity activity)
    {
        var text = activity.Text is { Length: > 0 } written ? written : Pressed(activity.Value) ?? "";
        var clientId = Word(activity.ChannelData, "clientActivityID");
        var shown = activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("messageBack", out var back) ? Word(back, "displayText") : null;
        return (text, clientId, shown) switch
        {
            ({ Length: > LongestText }, _, _) => (null, "text"),
            (_, { Length: > LongestId }, _) => (null, "channelData.clientActivityID"),
            (_, _, { Length: > LongestText }) => (null, "channelData.messageBack.displayText"),
            _ => (new(text, activity.Locale is { Length: <= 35 } locale ? locale : null, clientId, shown), null),
        };
    }

    /// <summary>The same as the activity that its page waits for.</summary>
    public Activity Echo() => new()
    {
        Type = "message",
        Text = Text,
        TextFormat = "plain",
        Locale = Locale,
        ChannelData = JsonSerializer.SerializeToElement(
            new ChannelData(ClientId, Shown is null ? null : new(Shown)), SaidJson.Default.ChannelData),
    };

    public string ToJson() => JsonSerializer.Serialize(this, SaidJson.Default.Said);

    public static Said FromJson(string json) => JsonSerializer.Deserialize(json, SaidJson.Default.Said)!;

    /// <summary>A button that gives back what it carries, where the page did not know how to say it.</summary>
    static string? Pressed(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } word => Word(word),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => Word(value, "text"),
    };

    static string? Word(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value)
            ? Word(value)
            : null;

    static string? Word(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair.
        }
    }

    internal sealed record ChannelData(
        [property: JsonPropertyName("clientActivityID")] string? ClientId, MessageBack? MessageBack);

    internal sealed record MessageBack(string DisplayText);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(Said.ChannelData))]
internal sealed partial class SaidJson : JsonSerializerContext;
