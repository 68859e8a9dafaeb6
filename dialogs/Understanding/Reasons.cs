namespace BotApp.Dialogs.Understanding;

/// <summary>Why the person wants to come, by the identifiers of reasons.json.</summary>
internal static class Reasons
{
    public static IReadOnlyList<string> Read(Said said) =>
        said.Names(Subject.Reasons);

    /// <summary>The tokens of reasons of several words: no time is said inside them ("dong dau ho chieu" has no afternoon).</summary>
    public static IReadOnlyList<(int From, int To)> Spans(Said said)
    {
        List<(int, int)>? spans = null;
        foreach (var sighting in said.Of(Subject.Reasons))
            if (sighting.End - sighting.Start > 1)
                (spans ??= []).Add((said.Words.TokenAt(sighting.Start), said.Words.TokenBefore(sighting.End)));
        return spans ?? (IReadOnlyList<(int, int)>)[];
    }
}
