using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace BotApp.Bot.Scheduling;

/// <summary>The settings <c>Api:*</c>: who may use the scheduling API, and how fast.</summary>
internal sealed class ApiOptions : IValidatableObject
{
    /// <summary>By a name of the holder's, which is all of a key that is ever logged or kept with what was done.</summary>
    public Dictionary<string, ApiKey> Keys { get; init; } = [];

    /// <summary>Requests without a key from one address in a minute; as many at once, then one by one.</summary>
    [Range(1, 100_000)]
    public int ReadsAMinute { get; set; } = 60;

    /// <summary>Requests with one key in a minute. A line of our own is not counted: people are behind it.</summary>
    [Range(1, 1_000_000)]
    public int CallsAMinute { get; set; } = 1200;

    /// <summary>
    /// Of an office's day, how much the holds of one key of the role book may keep at once: whoever holds all of it and books
    /// nothing keeps people out. Lines of ours have people behind them, each with one hold, and are not counted.
    /// </summary>
    [Range(1, 100)]
    public int HeldPercent { get; set; } = 20;

    /// <summary>
    /// Addresses of proxies, or networks of them (<c>10.0.0.0/8</c>), that are believed when they say whom a request came
    /// from, besides this machine's own.
    /// </summary>
    public IList<string> Proxies { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, key) in Keys)
        {
            if (name.Any(char.IsWhiteSpace))
                yield return new($"Api:Keys:{name} must be a name without spaces.");
            if (key.Sha256.Length != 64 || !key.Sha256.All(char.IsAsciiHexDigit))
                yield return new($"Api:Keys:{name}:Sha256 must be 64 hexadecimal digits: the verb key makes a key with them.");
            if (key.Kind is null)
                yield return new($"Api:Keys:{name}:Role must be one of {string.Join(", ", Enum.GetNames<Role>())}.");
            if (key.Kind is Role.Office && key.Office is not { Length: 3 })
                yield return new($"Api:Keys:{name}:Office must be the code of the office whose key it is.");
        }
        foreach (var proxy in Proxies.Where(static proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            yield return new($"Api:Proxies: {proxy} is neither an address nor a network like 10.0.0.0/8.");
    }
}

/// <summary>A key as it is kept: not itself but its SHA-256. It is random, so that is as good as a slow hash.</summary>
internal sealed class ApiKey
{
    /// <summary>One of <see cref="Scheduling.Role"/>. As text: the binder passes over a value that it cannot read.</summary>
    public string Role { get; set; } = nameof(Scheduling.Role.Book);

    /// <summary>For an office's key: the one whose key it is.</summary>
    public string? Office { get; set; }

    public string Sha256 { get; set; } = "";

    public Role? Kind => Enum.TryParse<Role>(Role, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null;
}

/// <summary>What a key is for.</summary>
internal enum Role
{
    /// <summary>A public partner: holds, books, and touches an appointment with its code.</summary>
    Book,

    /// <summary>A bot that talks to people: what it says of who calls is believed, and it needs no codes.</summary>
    Line,

    /// <summary>The staff of one office: its days and who comes.</summary>
    Office,

    Admin,
}

[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
