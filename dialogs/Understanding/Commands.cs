namespace BotApp.Dialogs.Understanding;

/// <summary>What the person wants done.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, Command> ByName =
        Enum.GetValues<Command>().ToDictionary(command => command.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The surest first; courtesies after all that has to be done.</summary>
    public static IReadOnlyList<Command> Read(Said said)
    {
        var found = said.Of(Subject.Commands).Select(sighting => ByName[sighting.Sense.Name]).Distinct().ToArray();
        return found.Length < 2 ? found : [.. found.OrderBy(Courtesy)];
    }

    private static int Courtesy(Command command) => command switch
    {
        Command.Goodbye => 1,
        Command.Thanks => 2,
        Command.Greeting => 3,
        _ => 0,
    };
}
