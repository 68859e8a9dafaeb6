namespace BotApp.Dialogs.Understanding;

/// <summary>The language that the person asks for, in whatever words or by its own name alone.</summary>
internal static class LanguageAsked
{
    /// <param name="from">The words of a name that was read: "Ana Russo" asks for no Russian.</param>
    /// <param name="to">Where they end.</param>
    public static string? Read(Said said, int from = 0, int to = 0)
    {
        var asks = said.Has(Subject.Commands, "changeLanguage")
            || said.Listening.Expected == Expected.Language;
        foreach (var sighting in said.Of(Subject.Languages))
            if ((asks || said.IsAll(sighting)) && !IsSurname(sighting, from, to))
                return Script(sighting.Sense.Name, said);
        return null;
    }

    private static bool IsSurname(in Sighting sighting, int from, int to) =>
        from <= sighting.Start && sighting.End <= to && sighting.End - sighting.Start < to - from;

    /// <summary>Who asks for Chinese in traditional characters reads those.</summary>
    private static string Script(string asked, Said said) =>
        asked == "zh" && said.Heard == Tongues.Traditional ? Tongues.Traditional : asked;
}
