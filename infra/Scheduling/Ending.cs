using BotApp.Dialogs;

namespace BotApp.Infra.Scheduling;

/// <summary>A proposal that nobody answered in time.</summary>
internal static class Ending
{
    private static readonly TimeSpan ToDecideWhetherToStay = TimeSpan.FromHours(26);

    public static async Task MissedAsync(Occasion occasion, Proposed one, Random random)
    {
        await Proposals.EndAsync(occasion, one.Id, "missed", random);
        switch (one.Proposal.Kind)
        {
            case ProposalKind.Waitlist when await LineTable.OneAsync(occasion.Session, one.Entry!) is { } waiter:
                await MissedAsync(occasion, waiter);
                break;
            case ProposalKind.Stay:
                await Line.EndAsync(occasion, one.Entry!, "left", random);
                break;
            case ProposalKind.Closure:
                await Displaced.TicketAsync(occasion, one.Proposal.Number!);
                break;
        }
    }

    /// <summary>The place is kept. After some misses the person is asked whether it still should be.</summary>
    public static async Task AskAsync(Occasion occasion, Waiter waiter)
    {
        var zone = LocalTime.Zone(waiter.Zone);
        var sent = Waking.From(occasion.Now, zone);
        await Proposals.MakeAsync(
            occasion,
            new(ProposalKind.Stay, waiter.Number, null, waiter.Phone, waiter.Language, waiter.Digits, waiter.Office.Code, sent,
                waiter.Minutes, waiter.People, sent, Waking.After(sent, ToDecideWhetherToStay, zone)),
            []);
    }

    private static async Task MissedAsync(Occasion occasion, Waiter waiter)
    {
        var misses = waiter.Misses + 1;
        await occasion.Session.ExecuteAsync(
            "UPDATE waitlist SET misses = $2, changed_at = $3 WHERE number = $1", waiter.Number, misses, occasion.Now);
        if (misses % occasion.Rules.MissesBeforeAsking == 0)
            await AskAsync(occasion, waiter);
    }
}
