using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Data;

/// <summary>How long things are kept, section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Identifiers and answers of messages received; a provider repeats them within hours.</summary>
    [Range(1, 365)]
    public int InboundDays { get; set; } = 7;

    /// <summary>Conversations in which nothing was said.</summary>
    [Range(1, 3650)]
    public int ConversationDays { get; set; } = 30;

    /// <summary>
    /// Who an appointment was for, and what was sent about it, counted from its day. That there was one stays.
    /// </summary>
    [Range(1, 3650)]
    public int AppointmentDays { get; set; } = 90;

    /// <summary>The audit trail, which has no names in it.</summary>
    [Range(366, 36500)]
    public int AuditDays { get; set; } = 730;

    /// <summary>All that was said in a web chat, counted from its last message.</summary>
    [Range(1, 8760)]
    public int ChatHours { get; set; } = 48;
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
