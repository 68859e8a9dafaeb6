using System.Globalization;
using System.Text.RegularExpressions;
using BotApp.Infra.Scheduling;

namespace BotApp.Tests.Transcripts;

/// <summary>
/// A conversation as it must go, from a text file:
/// <code>
/// # What it shows. Lines before the first step set the scene:
/// clock: 2027-03-02T10:00-05:00      when it begins (this is the default)
/// phone: +13055550142                who writes (this is the default); "chat", a person on a page, with no phone that
///                                    anybody vouches for
/// only: host                         replayed through the host alone, or the engine alone
/// limit: 6                           segments that an answer may have (4 is the default)
///
/// > what the person writes; "\n" breaks the line, {3000 x a} repeats, {name} is what was caught before
/// &lt; what the bot answers, line by line, all of it; "..." is any part of a line, {name} catches a word
/// </code>
/// No line with &lt; means that there must be no answer. Between turns things happen:
/// <code>
/// @ advance 1d2h30m                  time passes; what goes out meanwhile must follow, each text as
/// &lt;&lt; (Wed 3 10:00) text             day and time in New York, then its lines ("to +1..." if not to who writes)
/// @ phone +13055550199               somebody else writes from here on
/// @ take MIA 2027-03-04T08:00        other people book every seat at that time; without a time, every seat there is
/// @ close MIA 2027-03-04             the office closes that day; "holiday" behind it: a federal holiday
/// @ open MIA 2027-03-04 08:00 09:00 1  the office opens that day from and to, with so many officers
/// @ crowd comes                      more people write or call at once than can be served, until "@ crowd goes" (not in the engine)
/// @ late 5m                          the next message was under way that long
/// @ again                            the last message is delivered once more and must get the same answer
/// </code>
/// </summary>
sealed partial record Transcript(DateTimeOffset Clock, string Phone, string? Only, int Limit, IReadOnlyList<Step> Steps)
{
    public static Transcript Parse(string text)
    {
        var script = new Transcript(new(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5)), "+13055550142", null, 4, []);
        List<Step> steps = [];
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            if (steps.Count == 0 && Header().Match(line) is { Success: true } header)
                script = script.With(header.Groups[1].Value, header.Groups[2].Value.Trim());
            else if (line.StartsWith('<') && steps.Count > 0)
                steps[^1].Expected.Add(line.TrimStart('<').TrimStart(' '));
            else
                steps.Add(Read(line, number));
        }
        return script with { Steps = steps };
    }

    Transcript With(string name, string value) => name switch
    {
        "clock" => this with { Clock = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture) },
        "phone" => this with { Phone = value },
        "only" => this with { Only = value },
        "limit" => this with { Limit = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new FormatException($"The heading '{name}' is not known."),
    };

    static Step Read(string line, int number) => (line[0], line[1..].Trim().Split(' ')) switch
    {
        ('>', _) => new Step.Say(line.Length > 2 ? line[2..] : "", number),
        ('@', ["advance", var by]) => new Step.Advance(Duration(by), number),
        ('@', ["phone", var phone]) => new Step.Phone(phone, number),
        ('@', ["take", var office, .. var start]) => new Step.Take(office, start.FirstOrDefault(), number),
        ('@', ["close", var office, var day, .. var holiday]) => new Step.Close(office, DateOnly.Parse(day, CultureInfo.InvariantCulture), holiday is ["holiday"], number),
        ('@', ["open", var office, var day, var from, var until, var officers]) => new Step.Open(
            office, DateOnly.Parse(day, CultureInfo.InvariantCulture),
            new(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture), int.Parse(officers, CultureInfo.InvariantCulture)), number),
        ('@', ["late", var by]) => new Step.Late(Duration(by), number),
        ('@', ["crowd", var comes]) => new Step.Crowd(comes == "comes", number),
        ('@', ["again"]) => new Step.Again(number),
        _ => throw new FormatException($"Line {number} is none of a transcript's: {line}"),
    };

    static TimeSpan Duration(string text)
    {
        var parts = Units().Match(text);
        return parts.Success && text.Length > 0
            ? new(Part(1), Part(2), Part(3), 0)
            : throw new FormatException($"'{text}' is no duration like 1d2h30m.");

        int Part(int group) =>
            parts.Groups[group].Success ? int.Parse(parts.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"\A([a-z]+): (.+)\z")]
    private static partial Regex Header();

    [GeneratedRegex(@"\A(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?\z")]
    private static partial Regex Units();
}

/// <summary>A step of a transcript, with the lines that must come of it.</summary>
abstract record Step(int Number)
{
    public List<string> Expected { get; } = [];

    public sealed record Say(string Text, int Number) : Step(Number);
    public sealed record Advance(TimeSpan By, int Number) : Step(Number);
    public sealed record Phone(string To, int Number) : Step(Number);
    public sealed record Take(string Office, string? Start, int Number) : Step(Number);
    public sealed record Close(string Office, DateOnly Day, bool Holiday, int Number) : Step(Number);
    public sealed record Open(string Office, DateOnly Day, DayPlan Plan, int Number) : Step(Number);
    public sealed record Late(TimeSpan By, int Number) : Step(Number);
    public sealed record Crowd(bool Comes, int Number) : Step(Number);
    public sealed record Again(int Number) : Step(Number);
}
