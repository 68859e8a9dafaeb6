using System.Globalization;

namespace BotApp.Dialogs.Understanding;

/// <summary>What a word of time.txt and numbers.txt can be, in any language. The file spells these names.</summary>
internal enum SenseKind : byte
{
    // numbers
    Number, Ordinal, Times, Fraction, And, Point, Minus, OrdinalMark, OrdinalBefore, Per, Over, Avos, Scale, Some,

    // days
    Weekday, Mondays, Month, Unit, Day, Holiday, NthHoliday, Weekend,

    // clock
    Clock, Part, Tonight, Am, Pm, MarkHour, MarkMinute, OClock, AtHour, Past, Till, HalfTo, Fives, Less, Now,

    // dates written with their units: 3月4日, ngày 4 tháng 3
    MarkYear, MarkMonth, MarkDay, BeforeYear, BeforeMonth, BeforeDay, Era,

    // which one
    Next, This, Last, AfterNext, WeeksOn, Every, Begin, Middle, End, Rest, Early, Late, SameDay, SpanOf,

    // relations; "Behind" is for languages that say them after the thing
    In, Within, WithinBehind, Later, Ago, From, FromBehind, To, Until, UntilBehind, After, AfterBehind,
    Before, BeforeBehind, Between, BetweenBehind, Or, Not, NotBehind, For, WeekOf,
    Toward, TowardBehind, Rather,

    // words that may stand between the parts of a date
    At, On, Of, The, Filler, Around,
}

/// <summary>One thing that a word can mean; what the figures are depends on the kind.</summary>
internal readonly record struct Sense(SenseKind Kind, long A = 0, long B = 0, long C = 0)
{
    /// <summary>
    /// Reads <c>weekday 1</c>, <c>part 6-12</c>, <c>clock 12</c>, <c>holiday 12-25</c>, <c>unit day</c>.
    /// </summary>
    /// <exception cref="FormatException">Not a sense.</exception>
    public static Sense Parse(string text)
    {
        var space = text.IndexOf(' ');
        var (name, value) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..]);
        if (!Enum.TryParse<SenseKind>(name.Replace("-", "", StringComparison.Ordinal), true, out var kind))
            throw new FormatException($"\"{text}\" is not a sense.");
        if (kind is SenseKind.Unit or SenseKind.SpanOf)
            return Measure(kind, value.Split(' '));
        if (value == "")
            return new(kind);
        var last = value.LastIndexOf(' ');
        if (kind == SenseKind.Tonight && last > 0)      // "tonight 18-24 1" is tomorrow evening
            return Parse($"{name} {value[..last]}") with
            {
                C = long.Parse(value[(last + 1)..],
                CultureInfo.InvariantCulture)
            };
        var parts = value.TrimStart('+').Split(kind switch
        {
            SenseKind.Fraction => '/',
            SenseKind.Number or SenseKind.Ordinal or SenseKind.Day or SenseKind.NthHoliday => ' ',
            _ => '-',
        }, kind == SenseKind.NthHoliday ? 3 : 2);
        return new(kind, Figure(parts, 0), Figure(parts, 1), Figure(parts, 2));
    }

    private static long Figure(string[] parts, int at) =>
        at < parts.Length ? long.Parse(parts[at], CultureInfo.InvariantCulture) : 0;

    /// <summary>"unit day", and "unit day 14" for a fortnight; "span-of year 1" for 明年.</summary>
    private static Sense Measure(SenseKind kind, string[] value) => new(
        kind, (long)Enum.Parse<Grain>(value[0], true),
        value.Length > 1 ? long.Parse(value[1], CultureInfo.InvariantCulture) : 1);
}
