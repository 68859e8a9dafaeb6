using System.Text.RegularExpressions;

namespace BotApp.Tests.Faults;

/// <summary>
/// Someone who books, for one or for two, and then keeps, moves or cancels it, and remembers what the line promised. They
/// read the answer as a person would: by what it asks.
/// </summary>
internal sealed partial class Texter(int who, Line line, Twilio twilio)
{
    readonly Random random = new(who);
    readonly List<string> booked = [];
    int visits, people;

    public Promises Promises { get; } = new($"+1{2_015_550_000L + who}");

    /// <summary>Every eighth comes with somebody.</summary>
    bool IsPair => who % 8 == 7;

    public async Task TalkAsync(CancellationToken enough)
    {
        var next = Opening;
        while (!enough.IsCancellationRequested)
            next = await ReadAsync() ?? React(await line.SayAsync(Promises.Phone, next, random));
    }

    /// <summary>Answers what was told meanwhile: most take the time, some pass it on.</summary>
    /// <returns>What to say next; null where nothing was told.</returns>
    public async Task<string?> ReadAsync()
    {
        string? next = null;
        while (twilio.Next(Promises.Phone) is { } text)
            if (Free().Match(text) is { Success: true } free)
            {
                var (when, digits) = (free.Groups["when"].Value, free.Groups["digits"].Value);
                Promises.Told.Add(when);
                var takes = random.Next(4) > 0;
                var answer = await line.SayAsync(Promises.Phone, $"{(takes ? 1 : 2)} {digits}".Trim(), random);
                if (takes)
                    Promises.Take(when, Booked().Match(answer) is { Success: true } booked ? booked.Groups["when"].Value : null);
                next = React(answer);
            }
        return next;
    }

    string Opening => IsPair ? "passport stamp near 33126 for two people" : "I need a passport stamp near 33126";

    string React(string answer)
    {
        Promises.Secrets.UnionWith(Codes().Matches(answer).Select(static code => code.Groups[1].Value));
        if (Booked().Match(answer) is { Success: true } confirmed)
            return Keep([confirmed]);
        if (Moved().Match(answer) is { Success: true } moved)
            return Keep([moved], moved: true);
        if (ForSeveral().Match(answer) is { Success: true } several)
            return Keep([.. Lines().Matches(answer).Cast<Match>()], several.Groups["done"].Value == "Moved", several.Groups["day"].Value);
        if (Cancelled().Match(answer) is { Success: true } cancelled)
            return Forget(cancelled.Groups[1].Value);
        if (AllCancelled().IsMatch(answer))
            return Forget([.. booked]);
        foreach (var (asked, reply) in Replies)
            if (answer.Contains(asked, StringComparison.OrdinalIgnoreCase))
                return reply();
        return booked.Count == 0 ? "start over" : "hello";
    }

    string Keep(List<Match> confirmed, bool moved = false, string? day = null)
    {
        foreach (var one in confirmed)
        {
            var number = one.Groups["number"].Value;
            Promises.Made[number] = day is null ? one.Groups["when"].Value : $"{day}, {one.Groups["when"].Value}";
            if (!booked.Contains(number))
                booked.Add(number);
        }
        Promises.Moved += moved ? 1 : 0;
        Promises.Together += day is null ? 0 : 1;
        return Change();
    }

    string Forget(params List<string> numbers)
    {
        foreach (var number in numbers)
            Promises.Made[number] = null;
        Promises.Cancelled++;
        booked.RemoveAll(numbers.Contains);
        if (booked.Count > 0)
            return Change();
        visits++;
        return Opening;
    }

    string Change() => $"{(random.Next(3) == 0 ? 2 : 3)} {booked[random.Next(booked.Count)][^4..]}";

    IEnumerable<(string Asked, Func<string> Reply)> Replies =>
    [
        ("4 Cancel for all", () => random.Next(2) == 0 ? "1" : "4"),
        ("1 Yes, cancel", () => "1"),
        ("1 books it", () => "1"),
        ("1 Yes, move it", () => "1"),
        ("Who should get a new time", () => $"{random.Next(1, 3)}"),
        ("already has an appointment", () => "2"),
        // Those who come together wait for no time here: it is looked after one by one.
        ("no open time", () => !IsPair && random.Next(2) == 0 ? "put me on the waiting list" : "start over"),
        ("Which days and hours suit you", () => "any day"),
        ("How long before the visit", () => "1"),
        ("What do you need?", () => Opening),
        ("Which time", () => random.Next(8) == 0 ? "more" : $"{random.Next(1, 4)}"),
        ("Who is the appointment for", () => "1"),
        ("Person 1 of 2", () => Name(people = 0)),
        ("Person 2 of 2", () => Name(people = 1)),
        ("full name", () => Name(0)),
        ("date of birth", () => Secret($"March {who % 28 + 1}, {1950 + who / 28 % 50 + people}")),
        ("Case number", () => "1"),
        ("interpreter", () => "2"),
    ];

    string Name(int which) => Secret($"{(which == 0 ? "Maria" : "Pedro")} {Letters(who)} {Letters(visits)}");

    string Secret(string said)
    {
        Promises.Secrets.Add(said);
        return said;
    }

    static string Letters(int number) => string.Concat($"{number}".Select((digit, at) => (char)((at == 0 ? 'A' : 'a') + digit - '0')));

    [GeneratedRegex(@"A time is free: (?<when>.+), Miami\. It is held for you alone: reply 1 ?(?<digits>\d*) by ")]
    private static partial Regex Free();

    [GeneratedRegex(@"Booked: (?<number>[A-Z]{3}-\d\d-\d{4,}), code .*\n(?<when>.+)")]
    private static partial Regex Booked();

    [GeneratedRegex(@"Moved: (?<number>[A-Z]{3}-\d\d-\d{4,}).*\n(?<when>.+)")]
    private static partial Regex Moved();

    [GeneratedRegex(@"(?<done>Booked|Moved) for \d people: (?<day>[^,\n]+)")]
    private static partial Regex ForSeveral();

    [GeneratedRegex(@"\d, code ([A-Z0-9]+)")]
    private static partial Regex Codes();

    [GeneratedRegex(@"^(?<when>\d+:\d\d [AP]M|12:00 noon) .*?(?<number>[A-Z]{3}-\d\d-\d{4,}), code", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"Appointment ([A-Z]{3}-\d\d-\d{4,}) \(.*\) is cancelled")]
    private static partial Regex Cancelled();

    [GeneratedRegex(@"The appointments of \d people \(.*\) are cancelled")]
    private static partial Regex AllCancelled();
}
