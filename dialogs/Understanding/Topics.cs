namespace BotApp.Dialogs.Understanding;

/// <summary>Questions that have an answer without an appointment.</summary>
internal static class Topics
{
    public static string? Read(Said said)
    {
        foreach (var sighting in said.Of(Subject.Topics))
            return sighting.Sense.Name;
        return null;
    }
}
