using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>Which time suits one in line: the first that is free, or was given back, and fits days, hours and notice.</summary>
internal static class Matching
{
    /// <summary>Finds a time, holds it and has it proposed; takes its seats out of the room.</summary>
    public static async Task<bool> ProposeAsync(Occasion occasion, Waiter waiter, OfficeRow office, Dictionary<long, long> room)
    {
        var (sent, until) = Told(occasion, waiter);
        var seen = await ProposalTable.SeenAsync(occasion.Session, waiter.Number);
        foreach (var start in Starts(occasion, waiter, office, room, sent, until))
            if (!seen.Contains(start) && Arrangement.From(start, room, Times.Quarters(waiter.Minutes), waiter.People) is { } starts
                && await MakeAsync(occasion, waiter, starts, sent, until, told: true) is not null)
            {
                Take(room, starts, Times.Quarters(waiter.Minutes));
                return true;
            }
        return false;
    }

    /// <summary>The same time once more, for who answered late: only where nobody else has it.</summary>
    public static async Task<string?> AgainAsync(Occasion occasion, Waiter waiter, DateTimeOffset start)
    {
        if (await OfficeTable.OneAsync(occasion.Session, waiter.Office.Code) is not { } office)
            return null;
        var (sent, until) = Told(occasion, waiter);
        var quarters = Times.Quarters(waiter.Minutes);
        var room = await Room.OfAsync(
            occasion, office.Code, start, start.AddMinutes(15 * quarters * (waiter.People + 1)), cooling: true);
        var seconds = start.ToUnixTimeSeconds();
        return Soonest(occasion, office, waiter, sent, until) <= start
            && Arrangement.From(seconds, room, quarters, waiter.People) is { } starts
            ? await MakeAsync(occasion, waiter, starts, sent, until, told: false) : null;
    }

    private static Task<string?> MakeAsync(
        Occasion occasion, Waiter waiter, IReadOnlyList<long> starts, DateTimeOffset sent, DateTimeOffset until, bool told) =>
        Proposals.MakeAsync(
            occasion,
            new(ProposalKind.Waitlist, waiter.Number, null, waiter.Phone, waiter.Language, waiter.Digits,
                waiter.Office.Code, DateTimeOffset.FromUnixTimeSeconds(starts[0]), waiter.Minutes, waiter.People, sent, until),
            starts, told);

    /// <summary>When the person is told, awake, and how long the time is theirs.</summary>
    private static (DateTimeOffset Sent, DateTimeOffset Until) Told(Occasion occasion, Waiter waiter)
    {
        var zone = LocalTime.Zone(waiter.Zone);
        var sent = Waking.From(occasion.Now, zone);
        return (sent, Waking.After(sent, TimeSpan.FromMinutes(occasion.Rules.OfferMinutes), zone));
    }

    private static IEnumerable<long> Starts(
        Occasion occasion, Waiter waiter, OfficeRow office, Dictionary<long, long> room, DateTimeOffset sent, DateTimeOffset until)
    {
        var zone = LocalTime.Zone(office.Zone);
        var soonest = Soonest(occasion, office, waiter, sent, until).ToUnixTimeSeconds();
        var last = LocalTime.Day(occasion.Now, zone).AddDays(Times.Window(occasion.Rules, office));
        return room.Keys.Where(start => start >= soonest).Order().Where(start =>
        {
            var local = LocalTime.At(DateTimeOffset.FromUnixTimeSeconds(start), zone).DateTime;
            return DateOnly.FromDateTime(local) <= last && waiter.Wish.Fits(local) && !zone.IsAmbiguousTime(local);
        });
    }

    /// <summary>As much notice as the person asked for, and no sooner after the end than anybody may book.</summary>
    private static DateTimeOffset Soonest(
        Occasion occasion, OfficeRow office, Waiter waiter, DateTimeOffset sent, DateTimeOffset until)
    {
        var (noticed, lead) = (sent.AddHours(waiter.Notice), until + (Times.Soonest(occasion, office) - occasion.Now));
        return noticed > lead ? noticed : lead;
    }

    public static void Take(Dictionary<long, long> room, IReadOnlyList<long> starts, int quarters)
    {
        foreach (var start in starts)
            for (var quarter = 0; quarter < quarters; quarter++)
                room[start + quarter * 900L]--;
    }
}
