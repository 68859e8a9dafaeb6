using System.Text.Json.Nodes;

namespace BotApp.Channels.Activities;

/// <summary>
/// Adaptive Cards 1.2, of four elements only. Text stands in text runs, which no renderer reads as Markdown, and the
/// whole of it in <c>speak</c> and <c>fallbackText</c> for those who cannot see the card.
/// </summary>
static class AdaptiveCard
{
    const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Attachment Choices(Outbound message) => Make(
        message, [.. Paragraphs(message.Text)], [.. message.Choices.Select(Submit)]);

    public static Attachment Appointment(Card card, Outbound message) => Make(
        message, [Text(card.Title), .. card.Lines.Select(Line), .. Paragraphs(card.Note)], [.. Open(card)]);

    static Attachment Make(Outbound message, JsonArray body, JsonArray actions) => new(ContentType, new JsonObject
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.2",
        ["lang"] = message.Language,
        ["speak"] = message.Text,
        ["fallbackText"] = message.Text,
        ["body"] = body,
        ["actions"] = actions,
    });

    static IEnumerable<JsonNode> Paragraphs(string text) => text.Split('\n').Where(line => line.Length > 0).Select(Text);

    static JsonObject Text(string text) => Rich(new JsonObject { ["type"] = "TextRun", ["text"] = text });

    static JsonObject Line(CardLine line)
    {
        var value = new JsonObject { ["type"] = "TextRun", ["text"] = line.Value, ["weight"] = "Bolder" };
        if (line.Large)
            value["size"] = "ExtraLarge";
        return Rich(new JsonObject { ["type"] = "TextRun", ["text"] = $"{line.Label}: " }, value);
    }

    static JsonObject Rich(params ReadOnlySpan<JsonNode?> runs) =>
        new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };

    static IEnumerable<JsonObject> Open(Card card) => card is { Sheet: { } sheet, Link: { } link }
        ? [new() { ["type"] = "Action.OpenUrl", ["title"] = sheet, ["url"] = link }]
        : [];

    /// <summary>Web Chat says the number and shows the words; a renderer that does not know how gets an object back.</summary>
    static JsonObject Submit(string choice, int index)
    {
        var button = ActivityText.Button(choice, index);
        return new()
        {
            ["type"] = "Action.Submit",
            ["title"] = button.Title,
            ["data"] = new JsonObject
            {
                ["__isBotFrameworkCardAction"] = true,
                ["text"] = button.Text,
                ["cardAction"] = new JsonObject
                {
                    ["type"] = button.Type,
                    ["text"] = button.Text,
                    ["displayText"] = button.DisplayText,
                },
            },
        };
    }
}
