namespace BotApp.Dialogs.Rendering;

/// <summary>Which plural form a whole number takes: Unicode CLDR 46, supplemental/plurals.xml, for integers.</summary>
public static class Plurals
{
    /// <param name="rule">The name of a group of languages with one rule, from the language's calendar.json.</param>
    /// <returns><c>zero one two few many other</c></returns>
    public static string Category(string rule, int n) => rule switch
    {
        "none" => "other",
        "one" => n == 1 ? "one" : "other",
        "zeroOne" => n is 0 or 1 ? "one" : "other",
        "tagalog" => n is 1 or 2 or 3 || (n % 10) is not (4 or 6 or 9) ? "one" : "other",
        "slavicEast" => East(n % 10, n % 100),
        "polish" => n == 1 ? "one" : Few(n % 10, n % 100) ? "few" : "many",
        "arabic" => Arabic(n),
        _ => throw new InvalidDataException($"No plural rule is called '{rule}'."),
    };

    static bool Few(int unit, int rest) => unit is >= 2 and <= 4 && rest is not (>= 12 and <= 14);

    static string East(int unit, int rest) =>
        unit == 1 && rest != 11 ? "one" : Few(unit, rest) ? "few" : "many";

    static string Arabic(int n) => (n, n % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };
}
