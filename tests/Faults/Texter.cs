using System.Text.RegularExpressions;

namespace BotApp.Tests.Faults;

/// <summary>
/// Someone who books, and then keeps, moves or cancels it, and remembers what the line promised. They read the answer as a
/// person would: by what it asks.
/// </summary>
internal sealed partial class Texter(int who, Line line, Twilio twilio)
{
    readonly Random random = new(who);
    readonly string phone = $"+1{2_015_550_000L + who}";
    int visits;
    string? booked;

    /// <summary>Appointments by number with the time that was confirmed last; without one they were cancelled.</summary>
    public Dictionary<string, string?> Promised { get; } = [];

    public string Phone => phone;

    /// <summary>Times that were told to this one in line, with the digits that they are answered by.</summary>
    public List<(string Digits, string When)> Told { get; } = [];

    /// <summary>Times that were answered with 1: what was told, and what was confirmed; null where nothing was.</summary>
    public List<(string Told, string? Confirmed)> Taken { get; } = [];

    public async Task TalkAsync(CancellationToken enough)
    {
        var next = Opening;
        while (!enough.IsCancellationRequested)
            next = await ReadAsync() ?? React(await line.SayAsync(phone, next, random));
    }

    /// <summary>Answers what was told meanwhile: most take the time, some pass it on.</summary>
    public async Task<string?> ReadAsync()
    {
        string? next = null;
        while (twilio.Next(phone) is { } text)
            if (Free().Match(text) is { Success: true } free)
            {
                var (when, digits) = (free.Groups["when"].Value, free.Groups["digits"].Value);
                Told.Add((digits, when));
                var takes = random.Next(4) > 0;
                var answer = await line.SayAsync(phone, $"{(takes ? 1 : 2)} {digits}".Trim(), random);
                if (takes)
                    Taken.Add((when, Booked().Match(answer) is { Success: true } booked ? booked.Groups["when"].Value : null));
                next = React(answer);
            }
        return next;
    }

    static string Opening => "I need a passport stamp near 33126";

    string React(string answer)
    {
        if (Booked().Match(answer) is { Success: true } confirmed)
            return Keep(confirmed);
        if (Moved().Match(answer) is { Success: true } moved)
            return Keep(moved);
        if (Cancelled().Match(answer) is { Success: true } cancelled)
        {
            Promised[cancelled.Groups[1].Value] = null;
            (booked, visits) = (null, visits + 1);
            return Opening;
        }
        foreach (var (asked, reply) in Replies)
            if (answer.Contains(asked, StringComparison.OrdinalIgnoreCase))
                return reply();
        return booked is null ? "start over" : "hello";
    }

    string Keep(Match confirmed)
    {
        var (number, when) = (confirmed.Groups["number"].Value, confirmed.Groups["when"].Value);
        Promised[number] = when;
        booked = number;
        return random.Next(3) == 0 ? $"2 {number[^4..]}" : $"3 {number[^4..]}";
    }

    IEnumerable<(string Asked, Func<string> Reply)> Replies =>
    [
        ("1 Yes, cancel it", () => "1"),
        ("1 books it", () => "1"),
        ("1 Yes, move it", () => "1"),
        ("already has an appointment", () => "2"),
        ("no open time", () => random.Next(2) == 0 ? "put me on the waiting list" : "start over"),
        ("Which days and hours suit you", () => "any day"),
        ("How long before the visit", () => "1"),
        ("What do you need?", () => Opening),
        ("Which time", () => random.Next(8) == 0 ? "more" : $"{random.Next(1, 4)}"),
        ("Who is the appointment for", () => "1"),
        ("full name", () => $"Maria {Letters(who)} {Letters(visits)}"),
        ("date of birth", () => $"March {who % 28 + 1}, {1950 + who / 28 % 50}"),
        ("Case number", () => "1"),
        ("interpreter", () => "2"),
    ];

    static string Letters(int number) => string.Concat($"{number}".Select((digit, at) => (char)((at == 0 ? 'A' : 'a') + digit - '0')));

    [GeneratedRegex(@"A time is free: (?<when>.+), Miami\. It is held for you alone: reply 1 ?(?<digits>\d*) by ")]
    private static partial Regex Free();

    [GeneratedRegex(@"Booked: (?<number>[A-Z]{3}-\d\d-\d{4,}), code .*\n(?<when>.+)")]
    private static partial Regex Booked();

    [GeneratedRegex(@"Moved: (?<number>[A-Z]{3}-\d\d-\d{4,}).*\n(?<when>.+)")]
    private static partial Regex Moved();

    [GeneratedRegex(@"Appointment ([A-Z]{3}-\d\d-\d{4,}) \(.*\) is cancelled")]
    private static partial Regex Cancelled();
}
