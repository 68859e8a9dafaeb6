namespace BotApp.Dialogs.Understanding;

/// <summary>What the person wants done.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, Command> ByName =
        Enum.GetValues<Command>().ToDictionary(command => command.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The surest first; courtesies after all that has to be done.</summary>
    public static IReadOnlyList<Command> Read(Said said)
    {
        var found = said.Names(Subject.Commands);
        return found.Count == 0 ? [] : [.. found.Select(name => ByName[name]).OrderBy(Courtesy)];
    }

    private static int Courtesy(Command command) => command switch
    {
        Command.Goodbye => 1,
        Command.Thanks => 2,
        Command.Greeting => 3,
        _ => 0,
    };
}
