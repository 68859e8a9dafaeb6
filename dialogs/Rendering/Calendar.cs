using System.Globalization;

namespace BotApp.Dialogs.Rendering;

/// <summary>How people of a language write days and times: calendar.json. ICU's words differ by version, ours do not.</summary>
public sealed record Calendar
{
    /// <summary>What the language calls itself.</summary>
    public required string OwnName { get; init; }

    /// <summary>Language tags besides the folder's name by which browsers mean it, such as <c>zh-TW</c>.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; } = [];

    /// <summary>Sunday first.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }
    public required IReadOnlyList<string> WeekdaysShort { get; init; }
    public required IReadOnlyList<string> Months { get; init; }
    public required IReadOnlyList<string> MonthsShort { get; init; }

    /// <summary>Patterns with <c>{weekday} {month} {d} {m} {y}</c>: "Thursday, March 4", the same short, and with its year.</summary>
    public required string Day { get; init; }
    public required string DayShort { get; init; }
    public required string DayYear { get; init; }

    /// <summary>What stands for <c>{d}</c> on the first of a month, where that is no plain figure: 1er, 1º.</summary>
    public string? First { get; init; }

    /// <summary>A pattern with <c>{h} {hh} {mm} {half}</c>; <c>{h}</c> is of twelve hours where the pattern has a half.</summary>
    public required string Clock { get; init; }
    public string Am { get; init; } = "";
    public string Pm { get; init; } = "";

    /// <summary>The half of the day from 12:00 to 13:00, where people call it otherwise than the rest of the afternoon.</summary>
    public string? Midday { get; init; }

    /// <summary>What stands before a time in a sentence, and before one o'clock: "las 10:15 a. m.", "la 1:00 p. m.".</summary>
    public string? The { get; init; }
    public string? TheOne { get; init; }

    /// <summary>The half of the day from 19:00 on, where nobody calls that afternoon: a time may be held until late.</summary>
    public string? Evening { get; init; }

    /// <summary>Noon and midnight in words, since "12 PM" is read both ways.</summary>
    public required string Noon { get; init; }
    public required string Midnight { get; init; }

    /// <summary>A pattern with <c>{day} {time}</c>.</summary>
    public required string Moment { get; init; }

    /// <summary>A name in <see cref="Plurals"/>.</summary>
    public required string Plural { get; init; }

    public bool RightToLeft { get; init; }

    /// <summary>What stands between the items of a list. What a file leaves out is set to null, whatever the default.</summary>
    public string? Comma { get => field ?? ", "; init; }

    /// <summary>The parts of a day as they are said one after the other; together they are what is written.</summary>
    internal IEnumerable<string> Say(DateOnly date, bool year) => Parts(year ? DayYear : Day, hole => hole switch
    {
        "weekday" => Weekdays[(int)date.DayOfWeek],
        "month" => Months[date.Month - 1],
        "d" => Figure(date.Day),
        "m" => Figure(date.Month),
        _ => Figure(date.Year),
    });

    /// <summary>The parts of a pattern, its holes filled.</summary>
    internal static IEnumerable<string> Parts(string pattern, Func<string, string> fill) => Template.Parse(pattern).Parts
        .Select(part => part is Template.Part.Hole hole ? fill(hole.Name) : ((Template.Part.Words)part).Text);

    public string Write(DateOnly date, bool year, bool brief)
    {
        var pattern = year ? DayYear : brief ? DayShort : Day;
        return pattern
            .Replace("{weekday}", (brief ? WeekdaysShort : Weekdays)[(int)date.DayOfWeek], StringComparison.Ordinal)
            .Replace("{month}", (brief && !year ? MonthsShort : Months)[date.Month - 1], StringComparison.Ordinal)
            .Replace("{d}", date.Day == 1 && First is { } first ? first : Figure(date.Day), StringComparison.Ordinal)
            .Replace("{m}", Figure(date.Month), StringComparison.Ordinal)
            .Replace("{y}", Figure(date.Year), StringComparison.Ordinal);
    }

    public string Write(TimeOnly time)
    {
        if (time == new TimeOnly(12, 0))
            return Noon;
        if (time == TimeOnly.MinValue)
            return Midnight;
        var halves = Clock.Contains("{half}", StringComparison.Ordinal);
        var hour = halves ? (time.Hour + 11) % 12 + 1 : time.Hour;
        return Clock
            .Replace("{half}", Half(time.Hour), StringComparison.Ordinal)
            .Replace("{hh}", hour.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{h}", Figure(hour), StringComparison.Ordinal)
            .Replace("{mm}", time.Minute.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>As it stands within a sentence, not alone on a line.</summary>
    public string WriteWithin(TimeOnly time) => (time.Hour is 1 or 13 ? TheOne : The) + Write(time);

    string Half(int hour) => hour switch
    {
        < 12 => Am,
        12 => Midday ?? Pm,
        >= 19 => Evening ?? Pm,
        _ => Pm,
    };

    public string Write(DateTime local, bool brief) => Moment
        .Replace("{day}", Write(DateOnly.FromDateTime(local), year: false, brief), StringComparison.Ordinal)
        .Replace("{time}", WriteWithin(TimeOnly.FromDateTime(local)), StringComparison.Ordinal);

    static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
