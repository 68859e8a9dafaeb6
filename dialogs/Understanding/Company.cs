using System.Globalization;

namespace BotApp.Dialogs.Understanding;

/// <summary>Who comes: how many, for whom, with an interpreter or without.</summary>
internal static class Company
{
    public static int? People(Said said)
    {
        foreach (var sighting in said.Of(Subject.People))
            if (int.TryParse(sighting.Sense.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count;
        return null;
    }

    public static Party? Party(Said said) =>
        said.Has(Subject.People, "other") ? Understanding.Party.Other
        : said.Has(Subject.People, "self") ? Understanding.Party.Self : null;

    public static bool? Interpreter(Said said) =>
        said.Has(Subject.People, "noInterpreter") ? false
        : said.Has(Subject.People, "interpreter") ? true : null;
}
