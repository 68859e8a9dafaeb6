namespace BotApp.Dialogs.Understanding;

/// <summary>Telephone numbers as E.164 (ITU-T); ten digits alone are a number of the United States.</summary>
internal static class Phones
{
    public static string? Read(Said said, IReadOnlyList<DigitRun> runs)
    {
        if (said.Has(Subject.Details, "notPhone") && !said.Has(Subject.Details, "phone"))
            return null;
        foreach (var run in runs)
            if (!run.Clings(said.Tokens) && (Domestic(run) ?? Abroad(said, run)) is { } phone)
                return phone;
        return null;
    }

    /// <summary>Ten digits that were said in any pieces, where a number was asked for.</summary>
    public static string? Spoken(string digits) => American(digits);

    /// <summary>The run as a whole, or a ten-digit part of it that is grouped as such numbers are.</summary>
    private static string? Domestic(DigitRun run)
    {
        if (run.Plus && run.All[0] != '1')
            return null;
        if (Grouped(run.Groups) && American(run.All) is { } whole)
            return whole;
        for (var first = 0; first < run.Groups.Count; first++)
            for (var count = 1; count <= 4 && first + count <= run.Groups.Count; count++)
                if (Usual([.. run.Groups.Skip(first).Take(count)]) is { } part)
                    return part;
        return null;
    }

    private static string? American(string digits) => digits switch
    {
        { Length: 10 } when digits[0] > '1' => "+1" + digits,
        { Length: 11 } when digits[0] == '1' && digits[1] > '1' => "+" + digits,
        _ => null,
    };

    private static string? Usual(string[] groups) => groups switch
    {
        [{ Length: 10 } all] => American(all),
        [{ Length: 3 } area, { Length: 3 } exchange, { Length: 4 } line] => American(area + exchange + line),
        [{ Length: 3 } area, { Length: 3 } exchange, { Length: 2 } one, { Length: 2 } other] => American(area + exchange + one + other),
        _ => null,
    };

    /// <summary>Dates and times come in short groups too, but do not end in three digits or more.</summary>
    private static bool Grouped(IReadOnlyList<string> groups) =>
        groups[^1].Length >= 3 || groups.All(static group => group.Length == 1 || group.Length == 2 && group[0] == group[1]);

    private static string? Abroad(Said said, DigitRun run) =>
        run.Plus && run.All.Length is >= 8 and <= 15 && run.All[0] is not ('0' or '1')
        && (said.Has(Subject.Details, "phone") || run.From <= 2) ? "+" + run.All : null;
}
