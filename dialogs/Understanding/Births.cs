namespace BotApp.Dialogs.Understanding;

/// <summary>
/// Reads birth dates: with the month's name, in figures of any order, run together as recognisers and Koreans write
/// them ("1202 1988", "900304"), with a year of the Republic of China.
/// </summary>
internal static class Births
{
    private const int Oldest = 120;

    /// <summary>All plausible dates, the language's order first, or why there is none.</summary>
    public static (IReadOnlyList<DateOnly> Dates, BirthTrouble? Trouble) Read(Heard heard)
    {
        var found = new List<DateTime>();
        BirthTrouble? trouble = null;
        for (var i = 0; i < heard.Count && found.Count == 0; i++)
            trouble = Named(heard, i, found) ?? Numbers(heard, i, found) ?? trouble;
        var today = heard.Now.Date;
        var good = found.Where(date => date <= today && date > today.AddYears(-Oldest)).Distinct()
            .Select(DateOnly.FromDateTime).ToArray();
        if (good.Length > 0 || found.Count == 0)
            return (good, good.Length > 0 ? null : trouble);
        return ([], found[0] > today ? BirthTrouble.Future
            : found[0].Year < 1600 ? BirthTrouble.OtherCalendar : BirthTrouble.TooLongAgo);
    }

    /// <summary>What <see cref="Days"/> reads as a whole date; a year of two figures after it.</summary>
    private static BirthTrouble? Named(Heard heard, int i, List<DateTime> found)
    {
        if (Republican(heard, i) is { } republican)
            found.Add(republican);
        if (Days.Read(heard, i, out var end) is not { Number: > 0, Month: > 0 } day)
            return null;
        var at = end;
        while (heard.IsFiller(at) && !IsAtHour(heard, at) || (at == end && at < heard.Count && heard.Atoms[at].Sign is ',' or '\'' or '.' or '/' or '-'))
            at++;
        if (day.Year == 0 && !heard.Is(at + 1, SenseKind.MarkHour) && heard.Amount(at) is { } year && (!year.Ordinal || year.Digits == 0) && Year(heard, year) is { } full)
            day = day with { Year = full, Other = day.Other is null ? null : day.Other with { Year = full } };
        if (day.Year == 0)
            return BirthTrouble.NoYear;
        Add(found, day.Year, day.Month, day.Number);
        // Dots stand between day and month in that order, but where figures begin with the month.
        if (day.Other is { } other && (heard.TimeWords.MonthFirst || !heard.Is(i + 1, '.')))
            Add(found, other.Year, other.Month, other.Number);
        return found.Count == 0 ? BirthTrouble.NotADate : null;
    }

    /// <summary>"Quinta das 9 às 11", "8 mas a twazè": an hour follows and no year.</summary>
    private static bool IsAtHour(Heard heard, int i) => heard.Is(i, SenseKind.AtHour) || heard.Is(i, SenseKind.To);

    /// <summary>"79年3月4日" of who writes as in Taiwan is of 1990, and may be of 1979.</summary>
    private static DateTime? Republican(Heard heard, int i) =>
        heard.Listening.Language == Tongues.Traditional && heard.Amount(i) is { Digits: 2 or 3 } year && heard.Is(i + 1, SenseKind.MarkYear)
            && !heard.Is(i - 1, SenseKind.Era) && Days.Read(heard, i + 2, out _) is { Number: > 0, Month: > 0 } day
            ? Almanac.Date(1911 + year.Int, day.Month, day.Number) : null;

    private static int? Year(Heard heard, Amount year) =>
        year.Value is >= 1200 and < 2200 && year.IsWhole ? year.Int
        : year.Within(0, 99) && year.Digits is 0 or 2 ? Century(heard, year.Int) : null;

    /// <summary>A year of two figures is the last such year that has begun.</summary>
    private static int Century(Heard heard, int year)
    {
        var century = heard.Now.Year / 100 * 100;
        return century + year > heard.Now.Year ? century - 100 + year : century + year;
    }

    /// <summary>"27th of the 9th 1979", "13 12 1978", "1202 1988", "19900304", "900304".</summary>
    private static BirthTrouble? Numbers(Heard heard, int i, List<DateTime> found)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> digits = stackalloc int[3];
        var count = 0;
        for (var at = i; at < heard.Count && count < 3; at++)
        {
            if (count == 2 && Days.Calendar(heard, at, false, out _) is { } year)
                (parts[count], digits[count++]) = (year, 4);
            else if (heard.Amount(at) is { IsWhole: true, Value: < 1_000_000_000 } amount)
                (parts[count], digits[count++]) = (amount.Int, amount.Digits);
            else if (count == 0 || IsAtHour(heard, at) || !heard.IsFiller(at) && heard.Atoms[at].Sign is not ('/' or '-' or '.'))
                break;
        }
        if (count == 0)
            return null;
        var one = Together(heard, parts[0], digits[0], found);
        if (found.Count > 0 || count == 1)
            return one;
        if (digits[0] is 3 or 4 && parts[1] is > 1200 and < 2200 && digits[1] == 4)
            return Ordered(heard, parts[0] / 100, parts[0] % 100, parts[1], found);
        if (count == 3 && digits[0] is < 3 && digits[1] is < 3 && parts[0] <= 31 && parts[1] <= 31)
            return parts[2] is > 1200 and < 2200 ? Ordered(heard, parts[0], parts[1], parts[2], found)
                : digits[2] == 2 || digits[2] == 0 && parts[2] is > 31 and < 100 ? Ordered(heard, parts[0], parts[1], Century(heard, parts[2]), found) : null;
        if (count == 3 && digits[0] == 4 && parts[0] is > 1200 and < 2200)
            Add(found, parts[0], parts[1], parts[2]);
        return null;
    }

    private static BirthTrouble? Together(Heard heard, int number, int digits, List<DateTime> found)
    {
        if (digits == 8)
        {
            if (number / 10000 is > 1800 and < 2200)
                Add(found, number / 10000, number / 100 % 100, number % 100);
            return found.Count > 0 ? null
                : Ordered(heard, number / 1000000, number / 10000 % 100, number % 10000, found);
        }
        if (digits != 6)
            return null;
        if (heard.TimeWords.YearFirst)
            Add(found, Century(heard, number / 10000), number / 100 % 100, number % 100);
        Ordered(heard, number / 10000, number / 100 % 100, Century(heard, number % 100), found);
        if (!heard.TimeWords.YearFirst)
            Add(found, Century(heard, number / 10000), number / 100 % 100, number % 100);
        return found.Count > 0 ? null : BirthTrouble.NotADate;
    }

    /// <summary>Day and month in both orders, the language's first.</summary>
    private static BirthTrouble? Ordered(Heard heard, int first, int second, int year, List<DateTime> found)
    {
        if (heard.TimeWords.MonthFirst)
            Add(found, year, first, second);
        Add(found, year, second, first);
        if (!heard.TimeWords.MonthFirst)
            Add(found, year, first, second);
        return found.Count > 0 ? null : BirthTrouble.NotADate;
    }

    private static void Add(List<DateTime> found, int year, int month, int day)
    {
        if (Almanac.Date(year, month, day) is { } date)
            found.Add(date);
    }
}
