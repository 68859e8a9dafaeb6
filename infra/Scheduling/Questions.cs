using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>What must be known before these people are booked at an office: all asked in one go, read when it is needed.</summary>
public sealed class Questions
{
    private readonly Occasion occasion;
    private readonly IReadOnlyList<Visitor> everyone;
    private readonly List<Asked<List<Limits.Known>>> known;

    /// <param name="free">A time that is to be had without having been held; null where they hold one, or want none yet.</param>
    internal Questions(Occasion occasion, Draft draft, string office, DateTimeOffset? free = null)
    {
        (this.occasion, everyone) = (occasion, draft.Everyone);
        Own = free is null ? Holds.Own(occasion) : Asked.Known(OwnHold.Nothing);
        Office = SiteOf(occasion, office, draft);
        known = [.. everyone.Select(visitor => Limits.Ask(occasion, visitor))];
        Strangers = Limits.Strangers(occasion, draft.Everyone);
        Free = free is { } from ? FreeFrom(occasion, office, from) : null;
        Places = Line.Places(occasion, draft.Reason!, draft.Everyone);
    }

    internal Asked<OwnHold> Own { get; }

    internal Asked<Site?> Office { get; }

    internal Asked<long> Strangers { get; }

    internal List<Asked<List<string>>> Places { get; }

    /// <summary>Quarters of an hour with a seat for anybody, within two hours of the start.</summary>
    private Asked<HashSet<long>>? Free { get; }

    /// <returns>What the rules allow there; null when there is no office of that code.</returns>
    public async Task<BookingWindow?> WindowAsync() => await Office is { } site ? BookingWindow.Of(occasion, site.Office) : null;

    /// <returns>How long the visit takes there where that is the office's own rule, else null.</returns>
    public async Task<int?> MinutesAsync() => (await Office)?.Minutes;

    /// <summary>Appointments to come of people who may be this one.</summary>
    internal async Task<List<Limits.Known>> KnownAsync(int who) => (await known[who]).FindAll(other => !other.IsOver(occasion.Now));

    /// <summary>Visits that are over make room for new ones, whether the nightly job has seen them or not.</summary>
    internal async Task EndOverAsync()
    {
        for (var who = 0; who < everyone.Count; who++)
            if ((await known[who]).Exists(other => other.IsOver(occasion.Now)))
                Limits.EndOver(occasion, everyone[who]);
    }

    /// <summary>The time is free, for one who holds nothing.</summary>
    internal async Task<bool> IsFreeAsync(Hold hold)
    {
        if (hold.People > 1 || Free is null)
            return false;
        var (free, start) = (await Free, hold.Start.ToUnixTimeSeconds());
        return Enumerable.Range(0, Times.Quarters(hold.Minutes)).All(quarter => free.Contains(start + 900 * quarter));
    }

    private static Asked<HashSet<long>> FreeFrom(Occasion occasion, string office, DateTimeOffset start) => occasion.Session.Ask(
        "SELECT start FROM slots WHERE office = $1 AND start >= $2 AND start < $2 + 7200 AND taken < capacity",
        static row => row.GetInt64(0), static free => free.ToHashSet(), office, start);

    private static Asked<Site?> SiteOf(Occasion occasion, string code, Draft draft) => occasion.Session.AskFirst(
        $"""
        SELECT {OfficeTable.Columns}, coalesce((SELECT z.zone FROM zips z WHERE z.zip = $2), zone),
            (SELECT minutes FROM visit_lengths v WHERE v.office = code AND v.reason = $3)
        FROM offices WHERE code = $1
        """,
        static row => new Site(OfficeTable.Read(row), row.GetString(OfficeTable.Count),
            row.IsDBNull(OfficeTable.Count + 1) ? null : row.GetInt32(OfficeTable.Count + 1)),
        code, draft.Zip, draft.Reason);

    /// <param name="Zone">That which the person lives in as far as their ZIP tells, else the office's.</param>
    /// <param name="Minutes">How long the visit takes there, where the office has a rule of its own.</param>
    internal sealed record Site(OfficeRow Office, string Zone, int? Minutes);
}
