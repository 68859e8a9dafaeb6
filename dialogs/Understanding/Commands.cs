namespace BotApp.Dialogs.Understanding;

/// <summary>What the person wants done.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, Command> ByName =
        Enum.GetValues<Command>().ToDictionary(command => command.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The surest first; courtesies after all that has to be done.</summary>
    public static IReadOnlyList<Command> Read(Said said)
    {
        List<Command>? found = null;
        foreach (var sighting in said.Of(Subject.Commands))
            if (sighting.Sense.Name != Not && ByName[sighting.Sense.Name] is var command && found?.Contains(command) != true
                && !(IsDeed(command) && IsRefused(said, sighting)))
                (found ??= []).Add(command);
        return found is null ? [] : [.. found.OrderBy(Courtesy)];
    }

    /// <summary>The name of words that refuse the command behind them: "please do not ...".</summary>
    public const string Not = "not";

    private static bool IsDeed(Command command) => command is Command.Book or Command.Reschedule or Command.Cancel
        or Command.StartOver or Command.StopMessages or Command.StartMessages or Command.Stop;

    /// <summary>"Please do not ... cancel": nothing but small words between, and no comma ("no, cancel it").</summary>
    private static bool IsRefused(Said said, in Sighting deed)
    {
        foreach (var not in said.Of(Subject.Commands))
            if (not.Sense.Name == Not && not.End <= deed.Start && IsTogether(said, not.End, deed.Start))
                return true;
        return false;
    }

    private static bool IsTogether(Said said, int from, int to)
    {
        for (var at = from; at < to; at++)
            if (!said.Fillers[at])
                return false;
        for (var token = said.Words.TokenBefore(from); token < said.Words.TokenAt(to); token++)
            if (said.Tokens[token] is { Kind: TokenKind.Sign } sign && !sign.Is('\'') && !sign.Is('-'))
                return false;
        return true;
    }

    private static int Courtesy(Command command) => command switch
    {
        Command.Goodbye => 1,
        Command.Thanks => 2,
        Command.Greeting => 3,
        _ => 0,
    };
}
