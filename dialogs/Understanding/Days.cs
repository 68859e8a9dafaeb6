using static BotApp.Dialogs.Understanding.SenseKind;

namespace BotApp.Dialogs.Understanding;

/// <summary>Reads one thing said of a day: a weekday, a date, "tomorrow", "next week", "the second Monday".</summary>
internal static partial class Days
{
    public static Day? Read(Heard heard, int i, out int end) => heard.DayAt(i, out end);

    public static Day? ReadOnce(Heard heard, int i, out int end) =>
        One(heard, i, out end) is { } day ? Ended(heard, day, ref end) : null;

    private static Day? One(Heard heard, int i, out int end) =>
        Later(heard, i, out end)
        ?? Figures.Read(heard, i, out end)
        ?? Counts.Read(heard, i, out end)
        ?? Beside(heard, i, out end)
        ?? Parts(heard, i, out end)
        ?? Behind(heard, i, out end)
        ?? Chosen(heard, i, out end)
        ?? Named(heard, i, out end)
        ?? Word(heard, i, out end)
        ?? Numbered(heard, i, out end);

    /// <summary>"Later today", "hoy más tarde".</summary>
    private static Day? Later(Heard heard, int i, out int end)
    {
        end = i + 2;
        return (heard.Is(i, SenseKind.Day, out var day) && heard.Is(i + 1, SenseKind.Later) && !heard.Is(i + 1, After)
            || heard.Is(i, SenseKind.Later) && !heard.Is(i, After) && heard.Is(i + 1, SenseKind.Day, out day)) && day.A == 0
            ? new() { Start = heard.Now, End = heard.Now.Date.AddDays(1), Grain = Grain.Minute, Timed = true } : null;
    }

    /// <summary>"March 4th, 2027", "4 de marzo", "March 2027", "March".</summary>
    private static Day? Named(Heard heard, int i, out int end)
    {
        end = i;
        var at = heard.Skip(i, The, On);
        if (heard.Amount(at) is { } number && number.Within(1, 31))
        {
            var of = heard.Is(at + 1, MarkDay) ? at + 2 : at + 1;
            if (heard.Is(of, '-') || heard.Is(of, '/') || heard.Is(of, '.') || heard.Is(of, ','))
                of++;
            of = heard.Skip(of, Of);
            if (heard.Is(of, Unit, out var month) && (Grain)month.A == Grain.Month)
                of = heard.Skip(of + 1, Of);
            if (heard.Is(of, Month, out var named))
                return Year(heard, of + 1, new() { Number = number.Int, Month = (int)named.A }, out end);
        }
        if (!heard.Is(at, Month, out var first))
            return null;
        if (heard.Amount(at) is not null)               // "sept" is a number first
            return Year(heard, at + 1, new() { Month = (int)first.A }, out end) is { Year: > 0 } dated ? dated : null;
        var after = heard.Skip(at + 1, The, On);
        if (heard.Is(after, '.') || heard.Is(after, '/') || heard.Is(after, '-') && !heard.Spaced(after)
            || heard.Is(after, ','))
            after = heard.Skip(after + 1, The, On);
        var day = new Day { Month = (int)first.A };
        if (heard.Amount(after) is { } figure && figure.Within(1, 31) && !IsHour(heard, after))
            return Year(heard, heard.Is(after + 1, MarkDay) ? after + 2
                : after + 1, day with { Number = figure.Int }, out end);
        day = Year(heard, at + 1, day, out end);
        // "Mar" alone is a Tuesday, and "may" a word of every sentence.
        return day.Year == 0 && (heard.Is(at, SenseKind.Weekday) || heard.Is(at, Filler)) ? null : day;
    }

    /// <summary>The number begins a time, "March 10:30", or counts something.</summary>
    private static bool IsHour(Heard heard, int i) => heard.Is(i + 1, ':') || heard.Is(i + 1, OClock)
        || (heard.Is(i + 1, Am) || heard.Is(i + 1, Pm)) && !heard.Spaced(i + 1) || (heard.Is(i + 1, MarkHour) && !heard.Is(i + 1, OrdinalMark))
        || heard.Amount(i)!.Digits == 2 && heard.Is(i + 1, MarkYear);

    /// <summary>A year after the rest of the date, where there is one.</summary>
    internal static Day Year(Heard heard, int i, Day day, out int end)
    {
        end = i;
        var at = i;
        while (at < i + 3 && (heard.Is(at, ',') || heard.Is(at, '.') || heard.Is(at, '/') || heard.Is(at,
            '-') && !heard.Spaced(at)
            || heard.Is(at, Of) || heard.Is(at, BeforeYear) || heard.Is(at, '\'') || heard.Is(at, On) && !heard.Is(at, At)))
            at++;
        if (Calendar(heard, at, day.Number == 0 || heard.Is(at - 1, '\''), out var after) is not { } year
            || (at > i && heard.Is(at - 1, '.') && day.Number == 0 && !heard.Spaced(at)))
            return day;
        end = after;
        return day with { Year = year };
    }

    /// <summary>A year in four figures or in words, "twenty twenty six"; in two figures after an apostrophe.</summary>
    internal static int? Calendar(Heard heard, int i, bool shorter, out int after)
    {
        after = i + 1;
        if (heard.Amount(i) is not { IsWhole: true } amount || amount is { Ordinal: true, Digits: > 0 })
            return null;
        if (amount is { Ordinal: true } && amount.Within(1, 99) && heard.Is(i + 1, Unit, out var years) && years.A == (long)Grain.Year)
        {
            after = i + 2;                              // девяностого года
            return amount.Int + (amount.Int < 50 ? 2000 : 1900);
        }
        if (amount.Digits is 0 or 4 && amount.Value is >= 1800 and < 2200
            && !heard.Is(i + 1, ':') && !heard.Is(i + 1, Pm))
        {
            after = Skipped(heard, after);
            return amount.Int;
        }
        if (amount.Digits == 0 && amount.Value is 19 or 20 or 21
            && heard.Amount(i + 1) is { Digits: 0, Ordinal: false, Value: >= 1 and < 100 } rest)
        {
            after = Skipped(heard, i + 2);
            return amount.Int * 100 + rest.Int;
        }
        if (heard.Is(i - 1, '\'') && shorter && amount.Digits == 2)
            return amount.Int + (amount.Int < 50 ? 2000 : 1900);
        if (heard.Is(i + 1, MarkYear) && amount.Within(0, 99) && amount.Digits == 2)
        {
            after = i + 2;
            return amount.Int + (amount.Int < 50 ? 2000 : 1900);
        }
        return null;
    }

    private static int Skipped(Heard heard, int after) =>
        heard.Is(after, MarkYear) || heard.Is(after, Unit, out var unit)
            && unit.A == (long)Grain.Year ? after + 1 : after;

    private static Day? Weekday(Heard heard, int i, out int end)
    {
        end = i + 1;
        if (heard.Is(i, Mondays, out var mondays))
            return new() { Weekday = (int)mondays.A, Every = true };
        return heard.Is(i, SenseKind.Weekday, out var weekday) ? new() { Weekday = (int)weekday.A } : null;
    }

    /// <summary>"Tomorrow", "Monday", "Christmas", "the weekend".</summary>
    private static Day? Word(Heard heard, int i, out int end)
    {
        end = i + 1;
        var at = heard.Skip(i, The, On);
        if (Weekday(heard, at, out end) is { } weekday)
        {
            if (heard.Is(end, '.') && !heard.Spaced(end) && end + 1 < heard.Count)
                end++;
            return weekday;
        }
        if (heard.Is(i, SenseKind.Day, out var relative))
            return Day.At(heard.Now.Date.AddDays(relative.A));
        if (heard.Is(at, SpanOf, out var span))
        {
            end = at + 1;
            return Almanac.Add(Almanac.Floor(heard.Now, (Grain)span.A), span.B, (Grain)span.A) is { } begin
                ? Day.At(begin, (Grain)span.A) : null;
        }
        if (heard.Is(i, Now))
            return new() { Start = heard.Now, Grain = Grain.Second, Timed = true };
        if (heard.Is(at, NthHoliday, out var nth))
            return Year(heard, at + 1, new() { Month = (int)nth.A, Weekday = (int)nth.B, Nth = (int)nth.C }, out end);
        if (heard.Is(at, SenseKind.Weekend))
        {
            end = at + 1;
            return Weekend(heard.Now, 0);
        }
        if (!heard.Is(at, Holiday, out var holiday))
            return null;
        var dated = Year(heard, at + 1, new() { Month = (int)holiday.A, Number = (int)holiday.B }, out end);
        return holiday.A > 0 ? dated
            : dated.Year > 0 ? Day.At(Almanac.Easter(dated.Year).AddDays(holiday.B)) : Feast(heard.Now, holiday);
    }

    /// <summary>Month 0 counts days from Easter.</summary>
    private static Day Feast(DateTime now, Sense holiday)
    {
        var easter = Almanac.Easter(now.Year).AddDays(holiday.B);
        return Day.At(easter >= now.Date ? easter : Almanac.Easter(now.Year + 1).AddDays(holiday.B));
    }

    /// <summary>"The Friday after Christmas".</summary>
    private static Day? Beside(Heard heard, int i, out int end)
    {
        var at = heard.Skip(i, The, On);
        end = at + 1;
        var after = heard.Is(at + 1, After);
        if (!heard.Is(at, SenseKind.Weekday, out var weekday) || !(after || heard.Is(at + 1, Before))
            || Read(heard, at + 2, out end) is not { Bare: false, Weekday: 0 } day
            || Resolve.Days(day, heard.Listening) is not [{ Grain: Grain.Day } found, ..])
            return null;
        var gap = ((int)weekday.A - Almanac.Weekday(found.Start) + 7) % 7;
        return Day.At(found.Start.AddDays(after ? gap == 0 ? 7 : gap : gap - 7));
    }
}
