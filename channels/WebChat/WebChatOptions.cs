using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.WebChat;

/// <summary>The settings <c>WebChat:*</c>.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    public const string Section = "WebChat";

    /// <summary>For a server of the agency's that asks for tokens in its visitors' names. It never goes into a page.</summary>
    [MinLength(32, ErrorMessage = "WebChat:Secret must have 32 characters or more.")]
    public string? Secret { get; set; }

    /// <summary>Anyone may start a chat; false: only who has the secret.</summary>
    public bool Public { get; set; } = true;

    /// <summary>Other sites whose pages may talk to us or show our page in a frame: <c>https://www.agency.example</c>.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    [Range(1, 1440)]
    public int TokenMinutes { get; set; } = 30;

    /// <summary>Chats begun from one address: a library or a shelter is one address, so it is generous. By process.</summary>
    [Range(1, 1_000_000)]
    public int StartsAMinute { get; set; } = 120;

    /// <summary>Messages in one chat. By process.</summary>
    [Range(1, 100_000)]
    public int MessagesAMinute { get; set; } = 60;

    /// <summary>Open web sockets of one process, and of one chat in it.</summary>
    [Range(1, 100_000)]
    public int MostSockets { get; set; } = 5000;

    [Range(1, 100)]
    public int MostSocketsAChat { get; set; } = 8;

    /// <summary>How often a process looks for what another one has written to the chats whose sockets it holds.</summary>
    [Range(50, 60_000)]
    public int PollMilliseconds { get; set; } = 500;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in Origins.Where(origin => !IsOrigin(origin)))
            yield return new($"WebChat:Origins has {origin}, which is no origin like https://www.agency.example.", [nameof(Origins)]);
    }

    static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && text == uri.GetLeftPart(UriPartial.Authority);
}

[OptionsValidator]
internal sealed partial class WebChatOptionsValidator : IValidateOptions<WebChatOptions>;
