using BotApp.Bot.Scheduling;

namespace BotApp.Bot.Verbs;

/// <summary><c>key</c>: a new key for the scheduling API, and the settings that let it in. It is shown once, kept nowhere.</summary>
internal static class KeyVerb
{
    public static Verb Verb { get; } = new(
        "key", "key [--name partner] [--role book]", "a new key for the scheduling API, with its settings",
        new HashSet<string> { "name", "role", "office" }, (_, flags) => Task.FromResult(Run(flags)));

    static int Run(IReadOnlyDictionary<string, string> flags)
    {
        var (name, office) = (flags.GetValueOrDefault("name", "partner"), flags.GetValueOrDefault("office"));
        if (!Enum.TryParse<Role>(flags.GetValueOrDefault("role", "book"), ignoreCase: true, out var role) || !Enum.IsDefined(role))
            return Refuse($"--role must be one of {string.Join(", ", Enum.GetNames<Role>()).ToLowerInvariant()}.");
        if (name.Length == 0 || !name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-'))
            return Refuse("--name must be letters, digits and hyphens.");
        if (role is Role.Office && office is not { Length: 3 })
            return Refuse("--office must be the code of the office whose key it is.");
        var (key, sha256) = KeyRing.New();
        Console.WriteLine($"Key, for the header Authorization: Bearer ...\n  {key}\nSettings\n  Api__Keys__{name}__Role={role}");
        if (role is Role.Office)
            Console.WriteLine($"  Api__Keys__{name}__Office={office}");
        Console.WriteLine($"  Api__Keys__{name}__Sha256={sha256}");
        return 0;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
