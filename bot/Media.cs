using System.Text.RegularExpressions;
using BotApp.Channels;
using BotApp.Dialogs.Rendering;
using BotApp.Dialogs.Understanding;

namespace BotApp.Bot;

/// <summary>What the core must know of a channel.</summary>
internal static partial class Media
{
    public static Medium Of(string channel) => channel switch
    {
        "sms" => Medium.Sms,
        "voice" => Medium.Voice,
        _ => Medium.Chat,
    };

    public static string Name(Expected expected) => expected.ToString().ToLowerInvariant();

    public static Card? Card(AppointmentCard? card) => card is null ? null : new(
        card.Title, [.. card.Lines.Select(line => new CardLine(line.Label, line.Value, line.Large))], card.Note,
        card.Sheet, card.Link);

    /// <summary>The number a message came from, where the network vouches for it and it can be called back.</summary>
    public static string? Phone(Inbound message) =>
        message.Channel is "sms" or "voice" && E164().IsMatch(message.From) ? message.From : null;

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
