using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Reads dates in figures: "03/04/2027", "2027-03-04", "4.3.", "3月4日", "ngày 4 tháng 3".</summary>
internal static class Figures
{
    public static Day? Read(Heard heard, int i, out int end) =>
        Marked(heard, i, out end) ?? Separated(heard, i, out end) ?? Apart(heard, i, out end);

    /// <summary>"20 02 2027", "le 17 02".</summary>
    private static Day? Apart(Heard heard, int i, out int end)
    {
        var at = heard.Skip(i, The, On);
        end = at + 3;
        if (heard.Amount(at) is { Digits: 1 or 2, Ordinal: false } day && at > i && heard.Is(at - 1, The)
            && heard.Is(at + 1, SenseKind.Of)
            && heard.Amount(at + 2) is { Digits: 1 or 2, Ordinal: false } month && !heard.Is(at + 3, Unit))
            return Made(heard, day.Int, month.Int, 0, false);   // el 17 del 11
        if (heard.Amount(at) is not { Digits: 1 or 2, Ordinal: false } a
            || heard.Amount(at + 1) is not { Digits: 1 or 2, Ordinal: false } b)
            return null;
        if (heard.Amount(at + 2) is { Digits: 4, Value: >= 1900 and < 2100 } year)
            return Made(heard, a.Int, b.Int, year.Int, true);
        if (heard.Amount(at + 2) is { Digits: 2 } two && a.Digits == 2 && b.Digits == 2 && !heard.TimeWords.MonthFirst
            && heard.Amount(at + 3) is null && heard.Amount(at - 1) is null
            && heard.Listening.Expected == Expected.Time)
            return Made(heard, a.Int, b.Int, Full(two), false);     // 20 02 27, but no part of a phone number
        end = at + 2;
        return at > i && heard.Is(at - 1, The) && !heard.TimeWords.MonthFirst && !heard.Is(at - 1, AtHour) && b.Value <= 12
            && !heard.Is(end, MarkHour) && !heard.Is(end, ':') && !heard.Is(end, Am) && !heard.Is(end, Pm)
            && !heard.Is(end, Month)
            ? Made(heard, a.Int, b.Int, 0, false) : null;
    }

    private static Day? Separated(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (heard.Amount(at) is not { Digits: > 0 and <= 4, Ordinal: false } a
            || !IsSeparator(heard, at + 1, out var sign)
            || heard.Amount(at + 2) is not { Digits: > 0 and <= 4, Ordinal: false } b)
            return null;
        if (heard.Is(at + 3, sign) && heard.Amount(at + 4) is { Digits: > 0 and <= 4, Ordinal: false } c
            && (sign == '.' || heard.Spaced(at + 3) == heard.Spaced(at + 1)) && Of(heard, a, b, c, sign) is { } whole)
        {
            end = sign == '.' && heard.Is(at + 5, '.') && !heard.Spaced(at + 5) ? at + 6 : at + 5;
            return whole;
        }
        return Two(heard, at, sign, a, b, out end);
    }

    private static bool IsOfDay(Heard heard, int i) => heard.Is(i, Weekday) || heard.Is(i, SenseKind.Day);

    private static bool IsSeparator(Heard heard, int i, out char sign)
    {
        sign = '\0';
        if (!heard.Is(i, '/') && !heard.Is(i, '-') && !heard.Is(i, '.') && !heard.Is(i, '\\'))
            return false;
        sign = heard.Atoms[i].Sign;
        return heard.Spaced(i) == heard.Spaced(i + 1) || heard.Amount(i + 1) is { Digits: 4 }
            || sign == '.' && !heard.Spaced(i);
    }

    /// <param name="sign">Who writes points writes the day first, whatever the language.</param>
    private static Day? Of(Heard heard, Amount a, Amount b, Amount c, char sign)
    {
        if (a.Digits == 4)
            return Made(heard, c.Int, b.Int, a.Int, false);
        if (heard.TimeWords.YearFirst && a.Digits == 2 && c.Digits < 3 && Made(heard, c.Int, b.Int, Full(a), false) is { } dated)
            return dated;                               // 27. 3. 22.
        if (c.Digits is 1 or 3)
            return null;
        if (sign == '.' && heard.TimeWords.MonthFirst && Made(heard, a.Int, b.Int, Full(c), false) is { } pointed)
            return a.Int == b.Int ? pointed : pointed with { Other = Valid(a.Int <= 12 ? b.Int : 0, a.Int, Full(c)) };
        return Made(heard, a.Int, b.Int, Full(c), true)
            ?? (heard.TimeWords.MonthFirst || a.Digits != 2 ? null : Made(heard, c.Int, b.Int, Full(a), false));
    }

    private static int Full(Amount year) => year.Digits > 2 ? year.Int : year.Int + (year.Int < 50 ? 2000 : 1900);

    /// <summary>
    /// "03/04", "4.3.", "11/2026"; a full stop or hyphen is a date only where nothing speaks for another thing.
    /// </summary>
    private static Day? Two(Heard heard, int at, char sign, Amount a, Amount b, out int end)
    {
        end = at + 3;
        if (a.Digits == 4 && b.Within(1, 12) && b.Digits < 4 && a.Value is > 1900 and < 2200 && (sign == '/' || !heard.Spaced(at + 1)))
            return new() { Year = a.Int, Month = b.Int };
        if (b.Digits == 4 && a.Within(1, 12) && b.Value is > 1900 and < 2200)
            return new() { Year = b.Int, Month = a.Int };
        var tight = !heard.Spaced(at + 1);
        if (!tight || a.Digits > 2 || b.Digits > 2 || heard.Is(end, ':') || heard.Is(end, '%')
            || heard.Is(end, Am) || heard.Is(end, Pm) || heard.Is(end, Unit) || heard.Is(end, MarkHour)
            || heard.Is(end, Month))
            return null;
        var plainly = sign == '-' && IsPlainly(heard, at, a, b);
        if (sign == '-' && !plainly && !(a.Digits == 2 && b.Digits == 2 && !heard.Is(at - 1, From)
            && !heard.Is(at - 1, At) && !heard.Is(at - 1, Between)))
            return null;
        if (sign == '.' && (heard.Is(at - 1, At) || heard.Is(at - 1, Between) || heard.Is(at - 1, From) && !heard.Is(at - 1, The)) && b.Digits == 2)
            return null;
        if (sign == '.' && b is { Digits: 2, Value: > 12 and < 60 } && a.Value <= 24 && !heard.TimeWords.MonthFirst
            && (IsOfDay(heard, heard.Is(at - 1, ',') ? at - 2 : at - 1) || IsOfDay(heard, heard.Skip(end, On, The))))
            return null;                                // środa 9.30
        if (heard.Is(end, '.') && !heard.Spaced(end) && sign == '.')
            end++;
        return Made(heard, a.Int, b.Int, 0, true);
    }

    /// <summary>"El 3-3", "on 4-22", "22-4", "Friday 7-6" where that is one: no hours from and to.</summary>
    private static bool IsPlainly(Heard heard, int at, Amount a, Amount b)
    {
        if (heard.Is(at - 1, From) || heard.Is(at - 1, Between) || heard.Is(at - 1, AtHour))
            return false;
        if (a.Int > 12 && b.Int <= 12 || heard.Is(at - 1, The) && !heard.Is(at - 1, At))
            return true;
        if (heard.Is(at - 1, On) && !heard.Is(at - 1, At) && Math.Max(a.Int, b.Int) > 12)
            return true;
        var weekday = heard.Is(at - 1, ',') ? at - 2 : at - 1;
        return heard.Is(weekday, Weekday, out var day) && a.Int > b.Int && Made(heard, a.Int, b.Int, 0, true) is { } made
            && Resolve.Days(made, heard.Listening).Exists(date => Almanac.Weekday(date.Start) == day.A);
    }

    /// <summary>
    /// Day and month in the language's order; where the other order is a date too, it is kept beside it.
    /// </summary>
    private static Day? Made(Heard heard, int first, int second, int year, bool orderable)
    {
        var (day, month) = orderable && heard.TimeWords.MonthFirst ? (second, first) : (first, second);
        var plain = Valid(day, month, year);
        var turned = orderable && day != month ? Valid(month, day, year) : null;
        return plain is null ? turned : plain with { Other = turned };
    }

    private static Day? Valid(int day, int month, int year) =>
        Almanac.Date(year == 0 ? 2024 : year, month, day) is null ? null
            : new() { Number = day, Month = month, Year = year };

    /// <summary>Figures with their units, behind them or before: "2027年3月4日", "tháng 3 năm 2027".</summary>
    private static Day? Marked(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(heard.Is(i, This) && heard.Is(i + 1, BeforeDay) ? i + 1 : i, The, On);
        if (heard.Is(at - 1, BeforeDay) && heard.Amount(at) is not null)
            at--;                                       // "ngày" is "on" too
        var day = new Day();
        while (at < heard.Count && Part(heard, at, day, out var after) is { } next)
        {
            (day, end, at) = (next, after, after);
            if (heard.Is(at, ',') || heard.Is(at, SenseKind.Of) || heard.Is(at, The))
                at++;
        }
        if (end == i || day is { Month: > 12 } or { Number: > 31 })
            return null;
        if (day is { Month: > 0, Year: 0 })
            day = Days.Year(heard, end, day, out end);      // tháng 1 2027
        return day.Month > 0 && day.Number > 0 && Valid(day.Number, day.Month, day.Year) is null ? null : day;
    }

    /// <summary>"Ngày 4/7": month and year follow in figures.</summary>
    private static bool IsContinued(Heard heard, int i) => (heard.Is(i, '/') || heard.Is(i, '-') || heard.Is(i, '.'))
        && heard.Amount(i + 1) is not null && !heard.Spaced(i + 1);

    private static Day? Part(Heard heard, int i, Day day, out int after)
    {
        after = i + 2;
        if ((heard.Is(i - 1, SenseKind.In) || heard.Is(i - 1, Within)) && heard.Amount(i + 1) is { Digits: 0 })
            return null;                                // خلال شهر واحد
        if (heard.Is(i, BeforeMonth) && day.Month == 0 && heard.Amount(i + 1) is { } month && month.Within(1, 12))
            return day with { Month = month.Int };
        if (heard.Is(i, BeforeDay) && day.Number == 0 && heard.Amount(i + 1) is { } number && number.Within(1, 31)
            && !IsContinued(heard, i + 2))
            return day with { Number = number.Int };
        if (heard.Is(i, BeforeYear) && day.Year == 0 && Days.Calendar(heard, i + 1, false, out after) is { } year)
            return day with { Year = year };
        after = i + 1;
        if (day.Number == 0 && heard.Amount(i) is { Ordinal: false } first && first.Within(1, 31)
            && heard.Is(i + 1, BeforeMonth)
            && heard.Amount(i + 2) is { } of && of.Within(1, 12))
            return day with { Number = first.Int };     // 12 tháng 10
        after = i + 2;
        if (heard.Is(i, Era, out var era) && heard.Amount(i + 1) is { } reign && reign.Within(1, 200)
            && heard.Is(i + 2, MarkYear))
        {
            after = i + 3;
            return day with { Year = (int)era.A + reign.Int };
        }
        if (heard.Amount(i) is not { Ordinal: false } amount)
            return null;
        if (day.Year == 0 && heard.Is(i + 1, MarkYear) && (amount.Within(1000, 9000) || amount.Digits == 2
            && amount.Within(0, 99)
            && heard.Amount(i + 2) is not null))
            return day with { Year = amount.Digits == 2 ? Full(amount) : amount.Int };
        if (day.Month == 0 && day.Number == 0 && heard.Is(i + 1, MarkMonth) && amount.Within(1, 12))
            return day with { Month = amount.Int };
        if (day.Number == 0 && heard.Is(i + 1, MarkDay) && amount.Within(1, 31)
            && !(day.Month == 0 && (heard.Is(i + 2, WithinBehind) || heard.Is(i + 2, Later) || heard.Is(i + 2, Ago))))
            return day with { Number = amount.Int };
        after = i + 1;                                  // "3月4", "tháng 3 ngày 4" without its last mark
        return day is { Month: > 0, Number: 0, Year: >= 0 } && amount.Within(1, 31) && !heard.Spaced(i)
            && !heard.Is(i + 1, Unit) && !heard.Is(i + 1, MarkHour)
            && !heard.Is(i + 1, ':') ? day with { Number = amount.Int } : null;
    }
}
