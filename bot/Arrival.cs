using BotApp.Channels;
using BotApp.Channels.Sms;
using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Bot;

/// <summary>A message on its way in, with what its channel knows besides.</summary>
/// <param name="Carrier">What the network has done about the text by itself.</param>
/// <param name="Language">The language to speak from here on; null leaves it to what is said.</param>
/// <param name="As">What the core hears of it where that is more than words; null: the words.</param>
/// <param name="Opens">The person has come and said nothing yet: the message has no text and is welcomed.</param>
internal sealed record Arrival(
    Inbound Message, Carrier? Carrier = null, string? Language = null, bool Opens = false,
    Input? As = null)
{
    /// <summary>What the channel keeps of the turn: the same transaction has it, or has nothing of the turn.</summary>
    public Func<Outbound, Session, Task>? Keep { get; init; }

    /// <summary>The language to begin in, where nothing was said yet that tells it.</summary>
    public string? Begins { get; init; }
}

/// <param name="Message">With an empty text there is nothing to say.</param>
/// <param name="Kept">False when nothing of the turn was kept: the sender should send again.</param>
internal sealed record Answer(Outbound Message, bool Kept = true)
{
    public bool IsSilent => Message is { Text: "", Choices: [] };
}
