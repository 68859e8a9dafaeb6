using System.Globalization;
using BotApp.Infra.Scheduling;

namespace BotApp.Bot.Verbs;

/// <summary><c>offices close</c>: snow, an officer who is ill. Each person booked is offered another time.</summary>
internal static class CloseVerb
{
    public static Verb Verb { get; } = new(
        "offices close", "offices close OFFICE DATE --reason snow", "closes an office for a day, or --from 13:00 --until 17:00",
        new HashSet<string> { "reason", "from", "until" }, RunAsync)
    {
        Operands = ["office", "date"],
    };

    static async Task<int> RunAsync(WebApplication app, IReadOnlyDictionary<string, string> flags)
    {
        if (!DateOnly.TryParseExact(flags["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new InvalidDataException("DATE must be a day like 2027-03-04.");
        await app.Services.GetRequiredService<Preparation>().PrepareAsync(CancellationToken.None);
        var change = await app.Services.GetRequiredService<OfficeDays>().CloseAsync(
            flags["office"].ToUpperInvariant(), date, flags.GetValueOrDefault("reason", "closed"),
            Time(flags, "from"), Time(flags, "until"));
        if (change is not DayChange.Done done)
            throw new InvalidDataException($"{((DayChange.Refused)change).Field} {((DayChange.Refused)change).Why}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done.Office.Name} is closed on {date:yyyy-MM-dd}. {done.Displaced} appointments: {done.Proposed} are offered another time, {done.Listed} are listed to be called."));
        return 0;
    }

    static TimeOnly? Time(IReadOnlyDictionary<string, string> flags, string name) =>
        !flags.TryGetValue(name, out var text) ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new InvalidDataException($"--{name} must be a time like 13:00.");
}
