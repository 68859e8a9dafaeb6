using BotApp.Dialogs;
using BotApp.Infra.Data;
using Microsoft.Extensions.Options;

namespace BotApp.Infra.Scheduling;

/// <summary>
/// Passes on what came free: to the first in line whom it suits, held for them alone until a stated end; then to the next.
/// What suits nobody there opens to all in the same commit, so that a job that is late cannot let anybody past the line.
/// A job calls it each minute.
/// </summary>
public sealed class Waitlist(Database database, TimeProvider clock, Random random, IOptions<BookingOptions> options)
{
    private static readonly Conversation Nobody = new() { Id = "", Language = "en" };

    /// <returns>How many proposals ended and how many were made.</returns>
    public Task<(int Ended, int Made)> RunAsync(CancellationToken cancellation = default) => database.TransactAsync(
        async session =>
        {
            session.QueueFor("waitlist");
            var occasion = new Occasion(session, Nobody, clock.GetUtcNow(), options.Value);
            var ended = await EndAsync(occasion);
            await Cooling.EndHoldsAsync(occasion);
            var ripe = await Cooling.RipeAsync(occasion);
            var made = await ProposeAsync(occasion);
            Cooling.Open(occasion, ripe);
            return (ended, made);
        }, cancellation);

    /// <summary>Who waits at an office, in order, for its staff.</summary>
    /// <returns>Null where there is no such office.</returns>
    public Task<(OfficeNear Office, List<WaitingPerson> Waiting)?> ListAsync(string office, CancellationToken cancellation = default) =>
        database.ReadAsync(async Task<(OfficeNear, List<WaitingPerson>)?> (session) =>
            await OfficeTable.OneAsync(session, office) is { } row
                ? (row.Near(), await LineTable.OfOfficeAsync(session, office, LocalTime.Zone(row.Zone)))
                : null, cancellation);

    /// <summary>What is to be told in chats: the same that goes to the phone which was given there.</summary>
    public Task<List<ToChat>> ToChatsAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(session => ProposalTable.ToChatsAsync(session, clock.GetUtcNow()), cancellation);

    /// <summary>The staff takes somebody off: what was proposed to them is void.</summary>
    /// <returns>False where nobody waits there under this number.</returns>
    public Task<bool> RemoveAsync(string office, string number, string channel, CancellationToken cancellation = default) =>
        database.TransactAsync(async session =>
        {
            session.QueueFor("waitlist");
            session.Channel = channel;
            if (await LineTable.OneAsync(session, number) is not { } waiter || waiter.Office.Code != office)
                return false;
            await Line.EndAsync(new Occasion(session, Nobody, clock.GetUtcNow(), options.Value), number, "left", random);
            return true;
        }, cancellation);

    private async Task<int> EndAsync(Occasion occasion)
    {
        var over = await ProposalTable.OverAsync(occasion.Session, occasion.Now);
        foreach (var one in over)
            await Ending.MissedAsync(occasion, one, random);
        return over.Count;
    }

    private static async Task<int> ProposeAsync(Occasion occasion)
    {
        var made = 0;
        foreach (var line in (await LineTable.NextAsync(occasion.Session)).GroupBy(waiter => waiter.Office.Code))
            if (await OfficeTable.OneAsync(occasion.Session, line.Key) is { } office)
                made += await ProposeAsync(occasion, office, line);
        return made;
    }

    private static async Task<int> ProposeAsync(Occasion occasion, OfficeRow office, IEnumerable<Waiter> line)
    {
        var (made, today) = (0, LocalTime.Day(occasion.Now, LocalTime.Zone(office.Zone)));
        var room = await Room.OfAsync(
            occasion, office.Code, occasion.Now, occasion.Now.AddDays(Times.Window(occasion.Rules, office) + 2), cooling: true);
        foreach (var waiter in line)
            if (waiter.Wish.IsPast(today))
                await Ending.AskAsync(occasion, waiter);
            else if (room.Count > 0 && await Matching.ProposeAsync(occasion, waiter, office, room))
                made++;
        return made;
    }
}
