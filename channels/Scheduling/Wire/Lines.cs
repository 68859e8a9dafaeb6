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

/// <summary>A phone that texts do not reach, or reach again.</summary>
public sealed record CallsRequest
{
    [Required, Form(Forms.Phone)]
    public string? Phone { get; init; }

    /// <summary>It is called from now on, and not texted.</summary>
    [Required]
    public bool? Calls { get; init; }
}

/// <summary>A text message about an appointment, to the phone that it was booked with.</summary>
public sealed record TextRequest
{
    [Required, Form(Forms.Number)]
    public string? Number { get; init; }

    /// <summary>name: it asks for the name that was not understood on the phone.</summary>
    [Required, Form(Forms.Text)]
    public string? Kind { get; init; }

    [Required, Form(Forms.Language)]
    public string? Language { get; init; }
}

/// <param name="Reached">Whether texts go to that phone; else nothing was sent.</param>
public sealed record Texted(bool Reached);
