using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotApp.Channels.Sms;

/// <summary>
/// The settings <c>Twilio:*</c>. None set: a demonstration, nothing is sent. The token alone: texts are received,
/// proven and answered. Account, token and sender: texts are sent as well.
/// </summary>
public sealed class TwilioOptions : IValidatableObject
{
    public const string Section = "Twilio";

    [RegularExpression("^AC[0-9a-fA-F]{32}$", ErrorMessage = "Twilio:AccountSid must be AC and 32 hexadecimal digits.")]
    public string? AccountSid { get; set; }

    /// <summary>Signs what Twilio sends us, and is the password of what we send.</summary>
    public string? AuthToken { get; set; }

    /// <summary>The number that texts come from: E.164, or a short code.</summary>
    [RegularExpression(@"^(\+[1-9][0-9]{6,14}|[0-9]{5,6})$",
        ErrorMessage = "Twilio:From must be a number like +12025550123, or a short code.")]
    public string? From { get; set; }

    /// <summary>Where the REST interface is.</summary>
    [Required(ErrorMessage = "Twilio:ApiBase must not be empty.")]
    public string ApiBase { get; set; } = "https://api.twilio.com";

    /// <summary>
    /// How the network reaches us, with a path where a proxy takes one off: this and the raw request target are what
    /// Twilio signed. Unset: the scheme and host of the request.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>Without a token, whatever comes is believed; unset: only in a demonstration.</summary>
    public bool? AllowsUnproven { get; set; }

    /// <summary>Webhooks are proven.</summary>
    public bool Receives => AuthToken is { Length: > 0 };

    /// <summary>Messages go out.</summary>
    public bool Sends => Receives && AccountSid is { Length: > 0 } && From is { Length: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string[] missing = AccountSid is { Length: > 0 } || From is { Length: > 0 }
            ? [.. Missing(AccountSid, "AccountSid"), .. Missing(AuthToken, "AuthToken"), .. Missing(From, "From")]
            : [];
        foreach (var name in missing)
            yield return new($"Twilio:{name} is not set, but other settings of Twilio are.", [name]);
        if (!IsWeb(ApiBase))
            yield return new("Twilio:ApiBase must be a full address like https://api.twilio.com.", [nameof(ApiBase)]);
        if (PublicUrl is { Length: > 0 } && (!IsWeb(PublicUrl) || PublicUrl.Contains('?') || PublicUrl.Contains('#')))
            yield return new("Twilio:PublicUrl must be a full address like https://line.example.", [nameof(PublicUrl)]);
    }

    static IEnumerable<string> Missing(string? value, string name) => value is { Length: > 0 } ? [] : [name];

    static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

[OptionsValidator]
internal sealed partial class TwilioOptionsValidator : IValidateOptions<TwilioOptions>;
