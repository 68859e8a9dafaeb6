using System.Globalization;

namespace BotApp.Dialogs.Rendering;

/// <summary>
/// Everything that may be said in a language, in pieces that can be recorded one by one: sentences between their holes,
/// numbers, years, days, months, hours, letters and the offices.
/// </summary>
public static class PromptList
{
    /// <summary>Longer distances are read digit by digit.</summary>
    const int HighestNumber = 100;
    const int FirstYear = 1905;

    /// <param name="places">Names and addresses of offices, with what to call their recordings.</param>
    /// <returns>Each text once, with the name of its recording.</returns>
    public static IReadOnlyList<Prompt> Of(Tongue tongue, int thisYear, IEnumerable<Prompt> places)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Sentences(tongue).Concat(Values(tongue, thisYear)).Concat(places)
                .Select(prompt => prompt with { Text = Tidy(prompt.Text) })
                .Where(prompt => prompt.Text.Any(char.IsLetterOrDigit) && seen.Add(prompt.Text)),
        ];
    }

    /// <summary>What is left of a piece when the signs at its ends are gone, which nobody hears.</summary>
    public static string Tidy(string piece) => piece.TrimStart(' ', '.', ',', ':', ';').TrimEnd(' ', ',', ':', ';', '(', '-');

    /// <summary>Sentences for reading have no place on the phone, where one for speaking is there.</summary>
    static IEnumerable<Prompt> Sentences(Tongue tongue) => tongue.Sentences
        .Where(pair => !pair.Key.EndsWith(".sms", StringComparison.Ordinal) && !tongue.Knows(pair.Key + ".voice"))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => Named(pair.Key, [.. Words(pair.Value)]));

    static IEnumerable<Prompt> Named(string key, List<string> words) =>
        words.Select((text, i) => new Prompt(words.Count == 1 ? key : $"{key}.{Figure(i + 1)}", text));

    static IEnumerable<string> Words(Template template) => template.Parts.SelectMany(part => part switch
    {
        Template.Part.Words words => [words.Text],
        Template.Part.Plural plural => plural.Forms.Values.SelectMany(Words),
        _ => Enumerable.Empty<string>(),
    }).Where(text => text.Any(char.IsLetterOrDigit));

    static IEnumerable<Prompt> Values(Tongue tongue, int thisYear)
    {
        var calendar = tongue.Calendar;
        return
        [
            .. Enumerable.Range(0, HighestNumber + 1).Select(n => new Prompt($"number-{Figure(n)}", Figure(n))),
            .. Enumerable.Range(FirstYear, thisYear + 2 - FirstYear).Select(year => new Prompt($"year-{Figure(year)}", Figure(year))),
            .. calendar.Weekdays.Select((day, i) => new Prompt($"weekday-{Figure(i)}", day)),
            .. calendar.Months.Select((month, i) => new Prompt($"month-{Figure(i + 1)}", month)),
            .. (tongue.Speaker.Hours ?? []).Select((hour, i) => new Prompt($"hour-{Figure(i)}", hour)),
            .. (tongue.Speaker.Halves ?? []).Select((half, i) => new Prompt($"half-{Figure(i + 1)}", half)),
            new("noon", calendar.Noon), new("midnight", calendar.Midnight),
            .. Patterns(calendar),
            .. Enumerable.Range('A', 26).SelectMany(letter => Letter((char)letter, tongue)),
        ];
    }

    static IEnumerable<Prompt> Patterns(Calendar calendar) =>
        ((string, string)[])[("day", calendar.Day), ("day-year", calendar.DayYear), ("moment", calendar.Moment)] is var all
            ? all.SelectMany(one => Named(one.Item1, [.. Words(Template.Parse(one.Item2))])) : [];

    /// <summary>By itself, and with its word.</summary>
    static IEnumerable<Prompt> Letter(char letter, Tongue tongue) =>
        [new($"letter-{letter}", letter.ToString()), new($"letter-{letter}-word", tongue.Speaker.Spell(letter))];

    static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Name">What a recording of it is called, without its ending.</param>
public sealed record Prompt(string Name, string Text);
