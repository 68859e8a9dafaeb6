using System.Globalization;

namespace BotApp.Dialogs.Understanding;

/// <summary>Who comes: how many, for whom, with an interpreter or without.</summary>
internal static class Company
{
    /// <summary>Words that may stand between those of one family: "for my wife, her mother and two children".</summary>
    private const int LongestLink = 3;

    /// <returns>
    /// How many come in all, where that was said; else how many relatives were named, and not whether with oneself. The
    /// party is several where more than one comes.
    /// </returns>
    public static (int? People, int? Kin, Party? Party) Count(Said said)
    {
        foreach (var sighting in said.Of(Subject.People))
            if (int.TryParse(sighting.Sense.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return (count, null, Party(said, several: false));
        var (persons, me, unknown) = Family(said);
        var several = unknown || persons > 1;
        return unknown || persons < 2 ? (null, null, Party(said, several))
            : me ? (persons, null, Party(said, several))
            : (null, persons, Party(said, several));
    }

    public static bool? Interpreter(Said said) =>
        said.Has(Subject.People, "noInterpreter") ? false
        : said.Has(Subject.People, "interpreter") ? true : null;

    private static Party? Party(Said said, bool several) =>
        several || said.Has(Subject.People, "many") ? Understanding.Party.Several
        : said.Has(Subject.People, "other") || said.Has(Subject.People, "someone") ? Understanding.Party.Other
        : said.Has(Subject.People, "self") ? Understanding.Party.Self : null;

    /// <summary>The longest row of persons that were named together; unknown where "children" has no number.</summary>
    private static (int Persons, bool Me, bool Unknown) Family(Said said)
    {
        List<Sighting>? persons = null;
        foreach (var sighting in said.Of(Subject.People))
            if (Persons(sighting.Sense.Name) > 0)
                (persons ??= []).Add(sighting);
        if (persons is null or [_])
            return persons is [var only] ? (Persons(only.Sense.Name), IsMe(only.Sense.Name), false) : default;
        persons.Sort(static (one, other) => one.Start - other.Start);
        var (row, best) = (default((int Persons, bool Me, bool Unknown)), default((int Persons, bool Me, bool Unknown)));
        for (var i = 0; i < persons.Count; i++)
        {
            var name = persons[i].Sense.Name;
            if (i > 0 && !AreLinked(said, persons[i - 1], persons[i]))
                row = default;
            row = (row.Persons + Persons(name), row.Me || IsMe(name), row.Unknown || (name == "relatives"));
            if (row.Persons > best.Persons)
                best = row;
        }
        return best with { Unknown = best.Unknown && best.Persons > 1 };
    }

    /// <summary>"Children" are more than none: how many is asked.</summary>
    private static int Persons(string name) => name switch
    {
        "other" or "self" or "too" or "relatives" => 1,
        "pair" => 2,
        _ when name.StartsWith("relatives", StringComparison.Ordinal) || IsWithMe(name) => name[^1] - '0',
        _ => 0,
    };

    private static bool IsMe(string name) => name is "self" or "too" or "pair" || IsWithMe(name);

    /// <summary>"Two children and I": <c>with3</c>.</summary>
    private static bool IsWithMe(string name) => name.StartsWith("with", StringComparison.Ordinal);

    private static bool AreLinked(Said said, in Sighting one, in Sighting next)
    {
        if (next.Start - one.End > LongestLink)
            return false;
        for (var at = one.End; at <= next.Start; at++)
            if (said.Words.Opens(at))
                return false;
        return true;
    }
}
