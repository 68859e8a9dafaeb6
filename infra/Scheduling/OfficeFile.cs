using BotApp.Dialogs.Understanding;

namespace BotApp.Infra.Scheduling;

/// <summary>The 92 field offices as they come with the program.</summary>
public static class OfficeFile
{
    /// <summary>What a person may call an office by.</summary>
    public static IReadOnlyList<OfficeName> Names { get; } = [];
}
