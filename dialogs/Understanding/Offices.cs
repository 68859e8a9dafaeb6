namespace BotApp.Dialogs.Understanding;

/// <summary>Offices that were named, and those that were named to be refused ("not Hialeah, Kendall").</summary>
internal static class Offices
{
    public static (IReadOnlyList<string> Named, IReadOnlyList<string> Refused) Read(Said said, Span<bool> taken)
    {
        List<string> named = [], refused = [];
        foreach (var sighting in said.Of(Subject.Offices))
            if (sighting.Sense.Name.Length == 3 && !IsTaken(sighting, taken) && !IsSmallWord(said, sighting))
                (IsRefused(said, sighting) ? refused : named).Add(sighting.Sense.Name);
        return named.Count + refused.Count == 0 ? ([], []) : ([.. named.Distinct()], [.. refused.Distinct().Except(named)]);
    }

    /// <summary>"LA" is a city, "la" a word of half of the languages.</summary>
    private static bool IsSmallWord(Said said, in Sighting sighting) =>
        sighting.End - sighting.Start == 1 && said.Words[sighting.Start].Length <= 2
        && !char.IsUpper(said.Tokens.Text[said.Words[sighting.Start].Start]);

    private static bool IsTaken(in Sighting sighting, Span<bool> taken)
    {
        for (var at = sighting.Start; at < sighting.End; at++)
            if (taken[at])
                return true;
        return false;
    }

    /// <summary>At most one word between, and no other office.</summary>
    private static bool IsBeside(Said said, int end, int start)
    {
        if (start < end || start - end > 1)
            return false;
        foreach (var other in said.Of(Subject.Offices))
            if (start > end && other.Start <= end && end < other.End)
                return false;
        return true;
    }

    private static bool IsRefused(Said said, in Sighting office)
    {
        foreach (var not in said.Of(Subject.Offices))
            if (not.Sense.Name switch
            {
                "refused" => IsBeside(said, not.End, office.Start),
                "refusedBefore" => IsBeside(said, office.End, not.Start),
                _ => false,
            })
                return true;
        return false;
    }
}
