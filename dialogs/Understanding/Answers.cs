namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Yes, no or perhaps. Names ending in <c>!</c> settle it wherever they stand, those in <c>?</c> count only in answer to
/// such a question or when nothing else is said.
/// </summary>
internal static class Answers
{
    public static Answer? Read(Said said)
    {
        Sighting? best = null;
        foreach (var sighting in said.Of(Subject.Answers))
            if (sighting.Sense.Name != "small" && !IsPartOfMore(said, sighting) && Counts(said, sighting) && (best is not { } other || Rank(sighting) > Rank(other)))
                best = sighting;
        return best is { } answer ? Meant(answer.Sense.Name) : null;
    }

    private static bool Counts(Said said, in Sighting sighting) =>
        (said.IsOurs(sighting) && (!sighting.Sense.Name.EndsWith('?') || said.Listening.Expected == Expected.YesNo))
        || IsAll(said);

    /// <summary>"No more messages": the word belongs to what is wanted.</summary>
    private static bool IsPartOfMore(Said said, in Sighting answer)
    {
        foreach (var command in said.Of(Subject.Commands))
            if (command.Sense.Name != Commands.Not && command.Start <= answer.Start && answer.End <= command.End && command.Weight > answer.Weight)
                return true;
        return false;
    }

    /// <summary>Nothing is said but answers and the small words around them.</summary>
    private static bool IsAll(Said said)
    {
        for (var at = 0; at < said.Words.Count; at++)
            if (!said.Fillers[at] && !IsAnswer(said, at))
                return false;
        return true;
    }

    private static bool IsAnswer(Said said, int word)
    {
        foreach (var part in said.Of(Subject.Answers))
            if (part.Start <= word && word < part.End)
                return true;
        return false;
    }

    /// <summary>What settles it goes first, then doubt, then what was said first.</summary>
    private static int Rank(in Sighting sighting) => -sighting.Start + sighting.Sense.Name switch
    {
        [.., '!'] => 4000,
        "maybe" => 2000,
        [.., '?'] => 0,
        _ => 1000,
    };

    private static Answer Meant(string name) => name.TrimEnd('!', '?') switch
    {
        "yes" => Answer.Yes,
        "no" => Answer.No,
        _ => Answer.Maybe,
    };
}
