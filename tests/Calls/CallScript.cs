using System.Globalization;
using System.Text.RegularExpressions;

namespace BotApp.Tests.Calls;

/// <summary>
/// A call as it must go, from a text file:
/// <code>
/// # What it shows. Lines before the first step set the scene:
/// clock: 2027-03-02T10:00-05:00      when it begins (this is the default)
/// phone: +13055550142                who calls (this is the default)
/// transfer: +12025550177             calls can be put through to a person
///
/// > calls
/// &lt; what is heard, line by line; "?" stands where an answer may cut it short, "? (keys)" where only keys may; "‹slow›",
/// &lt; " ... " for a pause, "[es-US] " where the voice changes, "♪ one | another" for recordings; "..." at an end: any words
/// > says words (0.3)                 with the recogniser's trust in them, 0.9 where none is given
/// > presses 33126
/// > is silent
/// > texts words                      a text message from the same phone, with its answer
/// > hangs up
/// > picks up, > machine picks up, > lets it ring     a call of ours
/// > nobody answers, > talks          where the call was put through to
/// @ advance 1h                       what goes out meanwhile follows, as &lt;&lt; (Wed 3 10:00) text, or &lt;&lt; (Wed 3 10:00) calls
/// @ again                            the last webhook comes once more, and gets the same answer
/// @ take MIA 2027-03-04T08:00        other people book every seat at that time; without a time, every seat there is
/// @ crowd comes                      more people call at once than can be served, until "@ crowd goes"
/// @ undelivered 30006                the network says that the last text did not arrive, and why
/// @ close MIA 2027-03-04             the office is closed that day; "@ open MIA 2027-03-04 08:00 12:00 1" makes it another
/// @ phone +13055550199               somebody else's phone from here on
/// </code>
/// </summary>
sealed partial record CallScript(DateTimeOffset Clock, string Phone, string? TransferTo, IReadOnlyList<CallStep> Steps)
{
    /// <summary>It leaves an office with other days than it found: nobody else uses its exchange.</summary>
    public bool ChangesDays => Steps.Any(step => step.Mark == '@' && step.Does.Split(' ')[0] is "take" or "close" or "open" or "crowd");

    public static CallScript Parse(string text)
    {
        var script = new CallScript(new(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5)), "+13055550142", null, []);
        List<CallStep> steps = [];
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            if (steps.Count == 0 && Header().Match(line) is { Success: true } header)
                script = header.Groups[1].Value switch
                {
                    "clock" => script with { Clock = DateTimeOffset.Parse(header.Groups[2].Value, CultureInfo.InvariantCulture) },
                    "phone" => script with { Phone = header.Groups[2].Value.Trim() },
                    "transfer" => script with { TransferTo = header.Groups[2].Value.Trim() },
                    var other => throw new FormatException($"The heading '{other}' is not known."),
                };
            else if (line.StartsWith('<') && steps.Count > 0)
                steps[^1].Expected.Add(line.TrimStart('<').TrimStart(' '));
            else
                steps.Add(new(line[0], line[1..].Trim(), number));
        }
        return script with { Steps = steps };
    }

    [GeneratedRegex(@"\A([a-z]+): (.+)\z")]
    private static partial Regex Header();
}

/// <param name="Mark"><c>&gt;</c> for the caller, <c>@</c> for the world.</param>
sealed record CallStep(char Mark, string Does, int Number)
{
    public List<string> Expected { get; } = [];
}
