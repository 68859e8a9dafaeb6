using System.Reflection;
using BotApp.Dialogs;

namespace BotApp.Bot.Scheduling;

/// <summary>Whose key a request came with.</summary>
/// <param name="Office">The one office that it may see the inside of; null for none, or for all.</param>
internal sealed record Caller(string Name, Role Role, string? Office = null)
{
    /// <summary>Nobody in particular, who may read what is open to all.</summary>
    public static Caller Anyone { get; } = new("", Role.Book);

    public bool IsKnown => Name.Length > 0;
    public bool IsLine => Role is Role.Line;

    /// <summary>Needs no code for an appointment at that office.</summary>
    public bool Trusts(string office) => Role is Role.Line or Role.Admin || (Role is Role.Office && Office == office);

    /// <summary>Sees the inside of that office: its days and who comes.</summary>
    public bool Staffs(string office) => Role is Role.Admin || (Role is Role.Office && Office == office);

    /// <summary>What the identifiers of all its conversations begin with.</summary>
    public string Prefix => $"{Name} ";

    /// <summary>
    /// The conversation in whose name something is done. Each key has its own, so that no holder touches another's holds;
    /// and what a line says of the phone is believed.
    /// </summary>
    public Conversation For(string? conversation, string? phone = null, string? language = null) => new()
    {
        Id = $"{Prefix}{conversation ?? "-"}",
        Language = language ?? "en",
        Phone = IsLine ? phone : null,
    };

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context.RequestServices.GetRequiredService<KeyRing>().Find(context.Request) ?? Anyone);
}
