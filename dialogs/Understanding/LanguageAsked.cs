namespace BotApp.Dialogs.Understanding;

/// <summary>The language that the person asks for, in whatever words or by its own name alone.</summary>
internal static class LanguageAsked
{
    public static string? Read(Said said)
    {
        var asks = said.Has(Subject.Commands, "changeLanguage")
            || said.Listening.Expected == Expected.Language;
        foreach (var sighting in said.Of(Subject.Languages))
            if (asks || said.IsAll(sighting))
                return Script(sighting.Sense.Name, said);
        return null;
    }

    /// <summary>Who asks for Chinese in traditional characters reads those.</summary>
    private static string Script(string asked, Said said) =>
        asked == "zh" && said.Heard == Tongues.Traditional ? Tongues.Traditional : asked;
}
