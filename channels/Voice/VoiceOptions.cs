using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Voice;

/// <summary>The settings <c>Voice:*</c>: the phone line. Account, token and address are those of <c>Twilio:*</c>.</summary>
public sealed class VoiceOptions
{
    public const string Section = "Voice";

    /// <summary>Who takes a call over in the hours of the house (<c>Rules:PeopleFrom</c>). Unset: people call back.</summary>
    [RegularExpression(@"^\+[1-9][0-9]{6,14}$", ErrorMessage = "Voice:TransferTo must be a number like +12025550123.")]
    public string? TransferTo { get; set; }

    /// <summary>How long it rings there.</summary>
    [Range(5, 120, ErrorMessage = "Voice:RingSeconds must be from 5 to 120.")]
    public int RingSeconds { get; set; } = 20;

    /// <summary>What a recogniser trusts less is asked back.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Voice:SureFrom must be from 0 to 1.")]
    public double SureFrom { get; set; } = 0.5;

    /// <summary>Languages, between commas, that go by recorded prompts although a voice speaks them: for when it fails.</summary>
    [RegularExpression("^[A-Za-z, -]*$", ErrorMessage = "Voice:Recorded must be languages between commas, like ht, tl.")]
    public string Recorded { get; set; } = "";

    /// <summary>A folder with a person's recordings, <c>ht/ask.zip.voice.wav</c>.</summary>
    [Required(ErrorMessage = "Voice:Recordings must not be empty.")]
    public string Recordings { get; set; } = "recordings";

    /// <summary>The program that makes recordings for a demonstration; empty for none.</summary>
    public string Espeak { get; set; } = "espeak-ng";

    public IReadOnlyList<string> RecordedLanguages => Recorded.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}

[OptionsValidator]
internal sealed partial class VoiceOptionsValidator : IValidateOptions<VoiceOptions>;
