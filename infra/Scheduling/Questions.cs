using BotApp.Dialogs;
using BotApp.Infra.Data;

namespace BotApp.Infra.Scheduling;

/// <summary>What must be known before these people are booked at an office: all asked in one go, read when it is needed.</summary>
public sealed class Questions
{
    internal Questions(Occasion occasion, Draft draft, string office)
    {
        Limits.Past(occasion, draft.Everyone);
        Own = Holds.Own(occasion);
        Office = OfficeOf(occasion, office, draft.Zip);
        Known = [.. draft.Everyone.Select(visitor => Limits.Ask(occasion, visitor))];
        Strangers = Limits.Strangers(occasion, draft.Everyone);
        Places = Line.Places(occasion, draft.Reason!, draft.Everyone);
    }

    internal Asked<OwnHold> Own { get; }

    /// <summary>The office, and the zone that the person lives in as far as their ZIP tells.</summary>
    internal Asked<(OfficeRow Office, string Zone)?> Office { get; }

    /// <summary>For each person, see <see cref="Limits.Ask"/>.</summary>
    internal List<Asked<List<Limits.Known>>> Known { get; }

    internal Asked<long> Strangers { get; }

    internal List<Asked<List<string>>> Places { get; }

    private static Asked<(OfficeRow Office, string Zone)?> OfficeOf(Occasion occasion, string code, string? zip) =>
        occasion.Session.AskFirst<(OfficeRow, string)?>(
            $"""
            SELECT {OfficeTable.Columns}, coalesce((SELECT z.zone FROM zips z WHERE z.zip = $2), zone) FROM offices
            WHERE code = $1
            """,
            static row => (OfficeTable.Read(row), row.GetString(OfficeTable.Count)), code, zip);
}
