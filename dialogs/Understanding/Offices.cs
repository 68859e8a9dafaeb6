namespace BotApp.Dialogs.Understanding;

/// <summary>Offices that were named, and those that were named to be refused ("not Hialeah, Kendall").</summary>
internal static class Offices
{
    public static (IReadOnlyList<string> Named, IReadOnlyList<string> Refused) Read(Said said, Span<bool> taken)
    {
        List<string> named = [], refused = [];
        foreach (var sighting in said.Of(Subject.Offices))
            if (sighting.Sense.Name.Length == 3 && !IsTaken(sighting, taken))
                (IsRefused(said, sighting) ? refused : named).Add(sighting.Sense.Name);
        return ([.. named.Distinct()], [.. refused.Distinct().Except(named)]);
    }

    private static bool IsTaken(in Sighting sighting, Span<bool> taken)
    {
        for (var at = sighting.Start; at < sighting.End; at++)
            if (taken[at])
                return true;
        return false;
    }

    private static bool IsRefused(Said said, Sighting office) =>
        said.Of(Subject.Offices, "refused").Any(not => office.Start >= not.End && office.Start - not.End <= 1)
        || said.Of(Subject.Offices, "refusedBefore").Any(not => not.Start >= office.End && not.Start - office.End <= 1);
}
