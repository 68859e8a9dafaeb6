namespace BotApp.Dialogs.Understanding;

/// <summary>Which answers of the person are called wrong.</summary>
internal static class Wrongs
{
    private static readonly Dictionary<string, Field> ByName =
        Enum.GetValues<Field>().ToDictionary(field => field.ToString(), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<Field> Read(Said said) =>
        said.Names(Subject.Fields) is { Count: > 0 } names ? [.. names.Select(name => ByName[name])] : [];
}
