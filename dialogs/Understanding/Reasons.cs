namespace BotApp.Dialogs.Understanding;

/// <summary>Why the person wants to come, by the identifiers of reasons.json.</summary>
internal static class Reasons
{
    public static IReadOnlyList<string> Read(Said said) => said.Names(Subject.Reasons);
}
