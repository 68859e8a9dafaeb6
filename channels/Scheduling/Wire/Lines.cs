using System.ComponentModel.DataAnnotations;

namespace BotApp.Channels.Scheduling.Wire;

/// <summary>Which language somebody speaks from now on: reminders follow.</summary>
public sealed record LanguageRequest
{
    [Required, Form(Forms.Conversation)]
    public string? Conversation { get; init; }

    [Required, Form(Forms.Language)]
    public string? Language { get; init; }
}

/// <summary>A phone that wants no more messages, or wants them again.</summary>
public sealed record PhoneRequest
{
    [Required, Form(Forms.Phone)]
    public string? Phone { get; init; }
}
