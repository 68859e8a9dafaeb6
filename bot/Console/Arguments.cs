namespace BotApp.Bot.Verbs;

/// <summary>A command line, read: the verb, its own flags, and settings for the host.</summary>
internal sealed record Arguments(
    Verb Verb, IReadOnlyDictionary<string, string> Flags, IReadOnlyList<string> Settings, bool WantsHelp)
{
    /// <summary>Settings of ours and of the host; a misspelt section must not pass for one.</summary>
    static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        "Api", "Booking", "Clock", "Codes", "ConnectionStrings", "Database", "Demo", "MicrosoftApp", "Retention", "Rules",
        "Scheduling", "Site", "Translator", "Twilio", "Voice", "WebChat",
        "Kestrel", "Logging", "HostBuilder", "urls", "http_ports", "https_ports", "environment", "contentRoot",
        "applicationName",
    };

    /// <summary>The verb comes first; only settings written as <c>--Name=value</c> may stand before it.</summary>
    /// <returns>Null when there is a verb or a flag that nobody knows, or a flag without its value.</returns>
    public static Arguments? Read(string[] args, IReadOnlyList<Verb> verbs)
    {
        var at = Array.FindIndex(args, static arg => !arg.StartsWith("--", StringComparison.Ordinal) || !arg.Contains('='));
        var named = at >= 0 && !args[at].StartsWith('-');
        var verb = named ? verbs.FirstOrDefault(known => known.IsNamedIn(args.AsSpan(at))) : verbs[0];
        if (verb is null)
            return null;
        var (flags, settings) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (named && i == at)
            {
                i += verb.Words.Length - 1;
                continue;
            }
            if (args[i] is "--help" or "-h" or "-?")
                return new(verb, flags, settings, WantsHelp: true);
            var (name, value) = Split(args[i]);
            if (name is null && verb.Operands.FirstOrDefault(one => !flags.ContainsKey(one)) is { } operand && flags.TryAdd(operand, args[i]))
                continue;
            if (name is not null && value is null && verb.Switches.Contains(name))
            {
                flags[name] = "";
                continue;
            }
            value ??= i + 1 < args.Length ? args[++i] : null;
            if (name is null || value is null)
                return null;
            if (verb.Flags.Contains(name))
                flags[name] = value;
            else if (Sections.Contains(name.Split(':')[0]))
                settings.Add($"--{name}={value}");
            else
                return null;
        }
        return verb.Operands.Any(wanted => !flags.ContainsKey(wanted))
            ? null
            : new(verb, flags, settings, WantsHelp: false);
    }

    static (string? Name, string? Value) Split(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
            return (null, null);
        var equals = arg.IndexOf('=');
        return equals < 0 ? (arg[2..], null) : (arg[2..equals], arg[(equals + 1)..]);
    }
}

/// <summary>Something that the program can do.</summary>
/// <param name="Name">A word, or two: <c>offices import</c>.</param>
/// <param name="Flags">Names of its own flags, each with a value.</param>
/// <param name="RunAsync">Gets the host, built but not started; its result is the exit code.</param>
internal sealed record Verb(
    string Name, string Usage, string Does, IReadOnlySet<string> Flags,
    Func<WebApplication, IReadOnlyDictionary<string, string>, Task<int>> RunAsync)
{
    /// <summary>What must follow the verb, <c>file</c>: found among the flags by this name.</summary>
    public IReadOnlyList<string> Operands { get; init; } = [];

    /// <summary>Flags that have no value.</summary>
    public IReadOnlySet<string> Switches { get; init; } = new HashSet<string>();

    public string[] Words { get; } = Name.Split(' ');

    public bool IsNamedIn(ReadOnlySpan<string> args) => args.StartsWith(Words);
}
